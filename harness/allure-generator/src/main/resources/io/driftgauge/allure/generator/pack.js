'use strict';
/*
 * Opens the report's data, which the page holds in compressed blocks, and hands it to the report's own scripts without a
 * request: the page's policy allows none.
 */
(function () {
  const opened = new Map();

  function bytes(base64) {
    return Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  }

  /** The content of an element as a value, once. */
  function open(id) {
    if (!opened.has(id)) {
      opened.set(id, (async () => {
        const packed = bytes(document.getElementById(id).textContent);
        const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
        return JSON.parse(await new Response(stream).text());
      })());
    }
    return opened.get(id);
  }

  const texts = new Map();

  /** A file's text, or its bytes in base64 if a reader may save it; undefined if there is none. */
  async function read(name) {
    const index = await open('dg-index');
    return name in index ? (await open('dg-block-' + index[name]))[name] : undefined;
  }

  function isText(name) {
    return name.endsWith('.json') && !name.startsWith('data/attachments/');
  }

  /** What the report's scripts put after "data:…;base64,": a text's name in place of the text. */
  async function handle(name) {
    const value = await read(name);
    if (value === undefined) { throw new Error('not found: ' + name); }
    if (!isText(name)) { return value; }
    texts.set(name, value);
    return '@' + name;
  }

  window.reportData = new Proxy({}, { get: (none, name) => (typeof name === 'string' ? handle(name) : undefined) });
  window.driftgauge = {
    words: JSON.parse(new TextDecoder().decode(bytes(document.getElementById('dg-words').textContent))),
    data: async name => JSON.parse(await read(name))
  };

  const DATA = /^data:[^,]*;base64,([^]*)$/;
  window.jQuery.ajaxTransport('+*', options => {
    const data = DATA.exec(options.url);
    return data && {
      send(headers, complete) {
        const text = data[1].startsWith('@') ? texts.get(data[1].slice(1)) : new TextDecoder().decode(bytes(data[1]));
        complete(200, 'OK', { text });
      },
      abort() {}
    };
  });
})();
