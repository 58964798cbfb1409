/** Clouds to start from are bundled as text. */
declare module '*.yaml' {
  const source: string;
  export default source;
}
