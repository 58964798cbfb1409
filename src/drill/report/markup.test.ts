import { expect, test } from 'vitest';
import { markup } from './markup.ts';

test('what is put in is escaped, in text and in attributes; pieces of markup are not; nothing is nothing', () => {
  const evil = `<script>alert("1")</script>&'\u001b[1m\u202e`;
  expect(markup`<p title="${evil}">${[evil.slice(0, 8), markup`<br>`, undefined, 7]}</p>`.source).toBe(
    '<p title="&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;\ufffd[1m\ufffd">&#60;script&#62;<br>7</p>',
  );
});
