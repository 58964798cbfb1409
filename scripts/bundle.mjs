/** How src/ becomes a program: the one place that knows which files are text, for the build, the reference and the tests. */
export const bundle = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.20',
  logLevel: 'warning',
  minifyWhitespace: true,
  minifySyntax: true,
  loader: { '.sh': 'text', '.py': 'text', '.yaml': 'text' },
  // CommonJS dependencies inside an ESM bundle still call require for Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
};
