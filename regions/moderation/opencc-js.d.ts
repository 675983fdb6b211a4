/** The package has types for its converters, not for the tables they are made of. */
declare module 'opencc-js/dict/TSCharacters' {
  /** `萬 万|與 与|…` */
  const pairs: string
  export { pairs as default }
}
