/** `--scale gateway=2,worker=2,api=2,stream=2,keeper=2`: how many processes of a kind each region has. */

export interface Scale {
  readonly gateways: number
  /** 0: the region's own process runs every part. */
  readonly workers: number
  /** 0: the region's own process serves the API. */
  readonly apis: number
  /** 0: the region's own process runs the word pipeline. */
  readonly streams: number
  /** Above 1 the others stand by. */
  readonly keepers: number
}

const kinds = { gateway: 'gateways', worker: 'workers', api: 'apis', stream: 'streams', keeper: 'keepers' } as const

/** Throws one sentence for what names no kind or no number. */
export function scaleOf(text: string, before: Scale): Scale {
  const scale = { ...before }
  for (const word of text.split(',').filter((one) => one !== '')) {
    const [kind, count] = word.split('=').map((one) => one.trim())
    if (kind === undefined || !Object.hasOwn(kinds, kind) || !/^\d$/.test(count ?? ''))
      throw new Error(
        `\`${word}\` scales nothing: write gateway=N, worker=N, api=N, stream=N or keeper=N, separated by commas`,
      )
    scale[kinds[kind as keyof typeof kinds]] = Number(count)
  }
  return scale
}
