// Stands for the bundle, which a check makes: what is tested is what is said of it.
export default { fetch: () => new Response('') }
