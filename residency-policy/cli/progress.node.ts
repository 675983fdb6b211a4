/** How far a long command is: a bar that is written over on a terminal, a line every tenth elsewhere. Standard error. */
export type Progress = (done: number, all: number) => void

export function progressOf(what: string, unit: (amount: number) => string): Progress {
  const { isTTY } = process.stderr
  const step = isTTY ? 1 : 10
  let last = 0
  return (done, all) => {
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100)
    if (percent < last + step && percent < 100) return
    if (percent === last) return
    last = percent
    const of = `${percent} % of ${unit(all)}`
    if (!isTTY) return void process.stderr.write(`${what} ${of}\n`)
    const bar = '█'.repeat(Math.floor(percent / 4)).padEnd(25, '░')
    process.stderr.write(`\r${what} ${bar} ${of}${percent === 100 ? '\n' : ''}`)
  }
}

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`
export const lines = (count: number): string => `${count.toLocaleString('en')} lines`
export const decisions = (count: number): string => `${count.toLocaleString('en')} decisions`
export const cells = (count: number): string => `${count.toLocaleString('en')} cells`
