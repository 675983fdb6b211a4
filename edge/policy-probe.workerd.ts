/** The probe as a Worker: takes what a region shows, answers what this runtime makes of it. */
import { type Probed, probe } from './policy-probe.ts'
import { runtimePolicyCrypto } from './runtime.workerd.ts'

export default {
  fetch: async (request: Request): Promise<Response> =>
    new Response(await probe(runtimePolicyCrypto, (await request.json()) as Probed)),
}
