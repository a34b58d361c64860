'use strict';
/* Elements and small drawings. All text goes in as text nodes: nothing here builds HTML from data. */
(function () {
  const SVG = 'http://www.w3.org/2000/svg';
  const WIDTH = 72;
  const HEIGHT = 18;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  /** To an entry's page; only our own ids, which are hex digits, become part of an address. */
  function link(id, className) {
    const made = element('a', className);
    if (/^[0-9a-f]+$/.test(id)) { made.setAttribute('href', '#testresult/' + id); }
    return made;
  }

  function shape(name, attributes) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
    return made;
  }

  /** A figure over the last runs; a diamond where another baseline was accepted, a dot for this run. */
  function sparkline(values, accepted) {
    const svg = shape('svg', { class: 'dg-spark', width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' });
    const known = values.filter(v => v !== null);
    if (known.length < 2) { return svg; }
    const low = Math.min(...known);
    const span = Math.max(Math.max(...known) - low, 0.02);
    const x = i => 4 + i * (WIDTH - 8) / (values.length - 1);
    const y = v => 3 + (1 - (v - low) / span) * (HEIGHT - 6);
    const points = values.map((v, i) => (v === null ? null : x(i).toFixed(1) + ',' + y(v).toFixed(1))).filter(Boolean);
    svg.append(shape('polyline', { points: points.join(' ') }));
    (accepted || []).forEach(i => {
      if (values[i] !== null && values[i] !== undefined) {
        const [px, py] = [x(i), y(values[i])];
        svg.append(shape('path', { class: 'dg-accepted', d: `M${px} ${py - 3.5}l3.5 3.5l-3.5 3.5l-3.5 -3.5z` }));
      }
    });
    const last = values.length - 1;
    if (values[last] !== null) { svg.append(shape('circle', { cx: x(last), cy: y(values[last]), r: 2.5 })); }
    return svg;
  }

  /** How an effect lies with its interval; the line in the middle is none. */
  function interval(effect) {
    const svg = shape('svg', { class: 'dg-interval', width: 90, height: 14, 'aria-hidden': 'true' });
    const most = Math.max(0.1, Math.abs(effect.low), Math.abs(effect.high));
    const x = v => 45 + 42 * v / most;
    svg.append(
      shape('line', { class: 'dg-zero', x1: 45, x2: 45, y1: 0, y2: 14 }),
      shape('line', { x1: x(effect.low), x2: x(effect.high), y1: 7, y2: 7 }),
      shape('circle', { cx: x(effect.mean), cy: 7, r: 3 }));
    return svg;
  }

  window.driftgauge.drawn = { element, link, sparkline, interval };
})();
