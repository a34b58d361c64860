'use strict';
/* The matrix of cases and providers. Only the rows in view are on the page, so that thousands cost no more than a few. */
(function () {
  const { say, word, sign, figures, change, since, sentence } = window.driftgauge.model;
  const { element, link, sparkline } = window.driftgauge.drawn;
  const ROW = 54;
  const MARGIN = 10;

  function cell(row, provider, value) {
    const made = element('td');
    if (!value) { return made; }
    const to = link(value.id, 'dg-cell dg-' + value.tone);
    const first = element('span', 'dg-cell-line');
    const verdict = element('span', 'dg-cell-verdict');
    const mark = element('span', 'dg-sign', sign(value.verdict));
    mark.setAttribute('aria-hidden', 'true');
    verdict.append(mark, ' ' + (value.suspect ? say('suspect') : word(value.verdict)));
    first.append(verdict, element('span', 'dg-cell-figures', figures(value)));
    const second = element('span', 'dg-cell-line dg-cell-more');
    second.append(element('span', 'dg-cell-moved', value.moved.join(', ') || (value.was ? say('was', word(value.was)) : '')));
    second.append(element('span', 'dg-cell-change', change(value)));
    if (value.spark) { second.append(sparkline(value.spark, value.accepted)); }
    to.append(first, second);
    const all = sentence(row.suite + '/' + row.case, provider, value);
    to.setAttribute('aria-label', all);
    to.title = all;
    made.append(to);
    return made;
  }

  /** A table that shows rows as it is scrolled. */
  class Matrix {
    constructor(providers) {
      this.all = providers;
      this.providers = providers;
      this.rows = [];
      this.first = -1;
      this.last = -1;
      this.table = element('table', 'dg-matrix');
      this.table.append(element('caption', 'dg-hidden', say('matrix')));
      this.head = this.table.createTHead();
      this.body = this.table.createTBody();
      this.table.addEventListener('keydown', e => this.key(e));
    }

    /** Shows these rows, and of the providers one, or all that were asked any of them. */
    show(rows, provider) {
      this.rows = rows;
      const asked = this.all.filter(each => rows.some(row => row.cells[each]));
      this.providers = provider ? [provider] : asked.length ? asked : this.all;
      this.table.setAttribute('aria-rowcount', rows.length + 1);
      const head = element('tr');
      [say('case'), ...this.providers].forEach(title => {
        const th = element('th', '', title);
        th.scope = 'col';
        head.append(th);
      });
      this.head.replaceChildren(head);
      this.first = -1;
      this.render();
    }

    /** To be called whenever the table may have moved. */
    render() {
      const scroller = this.table.closest('.dg-tab');
      if (!scroller) { return; }
      const above = scroller.getBoundingClientRect().top - this.body.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / ROW) - MARGIN);
      const last = Math.min(this.rows.length, Math.ceil((above + scroller.clientHeight) / ROW) + MARGIN);
      if (first !== this.first || last !== this.last) { this.fill(first, Math.max(first, last)); }
    }

    fill(first, last) {
      const focused = this.place(document.activeElement);
      this.first = first;
      this.last = last;
      const rows = this.rows.slice(first, last).map((row, i) => this.line(row, first + i));
      this.body.replaceChildren(this.space(first), ...rows, this.space(this.rows.length - last));
      if (focused && focused.row >= first && focused.row < last) { this.focus(focused.row, focused.column); }
    }

    space(rows) {
      const made = element('tr', 'dg-space');
      made.setAttribute('aria-hidden', 'true');
      made.style.height = rows * ROW + 'px';
      return made;
    }

    line(row, index) {
      const line = element('tr');
      line.dgRow = index;
      line.setAttribute('aria-rowindex', index + 2);
      const name = element('th', 'dg-name');
      name.scope = 'row';
      name.title = row.description;
      name.append(element('span', 'dg-faint', row.suite + ' / '), element('b', '', row.case));
      const began = Object.values(row.cells).map(since).find(Boolean);
      name.append(element('span', 'dg-name-more', began || row.description));
      line.append(name, ...this.providers.map(p => cell(row, p, row.cells[p])));
      return line;
    }

    place(focused) {
      const line = focused && focused.closest && focused.closest('tr');
      return line && this.body.contains(line) && line.dgRow !== undefined
        ? { row: line.dgRow, column: focused.closest('td').cellIndex } : undefined;
    }

    /** Arrows go from cell to cell; what is out of view comes into it. */
    key(event) {
      const at = this.place(document.activeElement);
      const page = Math.max(1, Math.floor(this.table.closest('.dg-tab').clientHeight / ROW) - 2);
      const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
        PageUp: [-page, 0], PageDown: [page, 0], Home: [-this.rows.length, 0], End: [this.rows.length, 0] }[event.key];
      if (!at || !move || event.ctrlKey || event.metaKey || event.altKey) { return; }
      event.preventDefault();
      const row = Math.min(this.rows.length - 1, Math.max(0, at.row + move[0]));
      const column = Math.min(this.providers.length, Math.max(1, at.column + move[1]));
      const scroller = this.table.closest('.dg-tab');
      const top = this.body.getBoundingClientRect().top - scroller.getBoundingClientRect().top + row * ROW;
      const head = this.head.offsetHeight;
      if (top < head) { scroller.scrollTop += top - head; }
      if (top + ROW > scroller.clientHeight) { scroller.scrollTop += top + ROW - scroller.clientHeight; }
      this.render();
      this.focus(row, column);
    }

    focus(row, column) {
      const line = [...this.body.rows].find(r => r.dgRow === row);
      const to = line && line.cells[column] && line.cells[column].querySelector('a');
      if (to) { to.focus({ preventScroll: true }); }
    }
  }

  window.driftgauge.Matrix = Matrix;
})();
