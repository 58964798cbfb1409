/** How src/ becomes a program: the one place that knows which files are text, for the build, the reference and the tests. */
export const bundle = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.20',
  logLevel: 'warning',
  minifyWhitespace: true,
  minifySyntax: true,
  loader: { '.sh': 'text', '.py': 'text', '.yaml': 'text' },
  define: { 'import.meta.dirname': '__dirname' },
  // Node's own modules are required when they are needed: a script that is run from memory cannot import.
  supported: { 'dynamic-import': false },
};
