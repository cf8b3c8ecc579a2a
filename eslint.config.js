import js from '@eslint/js';

/**
 * Ways by which text becomes markup or code. The reader is built by createElement and textContent alone,
 * so that nothing of a page is ever parsed again.
 */
const NO_MARKUP_FROM_TEXT = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
    selector: `AssignmentExpression[left.type="MemberExpression"][left.property.name="${name}"]`,
    message: `${name} parses text as markup: build elements instead.`,
  })),
  ...['insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'parseFromString'].map((name) => ({
    selector: `CallExpression[callee.property.name="${name}"]`,
    message: `${name} parses text as markup: build elements instead.`,
  })),
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^writeln?$/]',
    message: 'document.write parses text as markup: build elements instead.',
  },
];

export default [
  { ignores: ['**/node_modules/', '**/core/', 'target/', 'tests/pages/', 'tests/demo/'] },
  js.configs.recommended,
  {
    rules: {
      // tsc knows which names there are, in the page, the background and Node.
      'no-undef': 'off',
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  {
    files: ['extension/**/*.js', 'www/**/*.js'],
    languageOptions: { sourceType: 'script', ecmaVersion: 2024 },
    rules: { 'no-restricted-syntax': ['error', ...NO_MARKUP_FROM_TEXT] },
  },
  { files: ['www/**/*.js'], languageOptions: { sourceType: 'module' } },
  {
    // Classic scripts that use each other's names: to one file they look unused.
    files: ['extension/background.js', 'extension/background/*.js', 'extension/own/*.js'],
    rules: { 'no-unused-vars': ['error', { vars: 'local', caughtErrors: 'none' }] },
  },
];
