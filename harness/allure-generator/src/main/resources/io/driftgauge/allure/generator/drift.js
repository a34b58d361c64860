'use strict';
/*
 * The Drift tab and the Drift box of the overview. All text goes in as text nodes: nothing here builds HTML from data.
 */
(function () {
  const WORDS = {
    STABLE: 'stable', DRIFTED: 'drifted', UNSTABLE: 'unstable', SWAPPED: 'model swapped',
    INCONCLUSIVE: 'inconclusive', BROKEN_ASSERTION: 'assertion broken', STALE_BASELINE: 'baseline stale',
    NO_BASELINE: 'no baseline', PROVIDER_ERROR: 'provider error', SKIPPED: 'skipped'
  };
  // told apart by shape too, for those who do not see the colours
  const SIGNS = {
    STABLE: '✓', DRIFTED: '▲', UNSTABLE: '≈', SWAPPED: '⇄', INCONCLUSIVE: '?', BROKEN_ASSERTION: '✗',
    STALE_BASELINE: '◷', NO_BASELINE: '○', PROVIDER_ERROR: '⚠', SKIPPED: '–'
  };
  const QUIET = ['STABLE', 'SKIPPED'];

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function link(uid, className) {
    const made = element('a', className);
    if (/^[0-9a-f]+$/.test(uid)) { made.setAttribute('href', '#testresult/' + uid); }
    return made;
  }

  function data() {
    const bytes = Uint8Array.from(atob(window.reportData['data/drift.json']), c => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** The report's data stands at the page's end; tabs may be asked for before it is read. */
  function whenRead(use) {
    if (window.reportDataReady) { use(data()); } else { setTimeout(() => whenRead(use), 30); }
  }

  function word(verdict) { return WORDS[verdict] || verdict; }

  function sign(verdict) {
    const made = element('span', 'dg-sign', SIGNS[verdict] || '?');
    made.setAttribute('aria-hidden', 'true');
    return made;
  }

  function kind(cell) {
    if (cell.status === 'failed' && QUIET.includes(cell.verdict)) { return 'failed'; }
    return { failed: 'failed', broken: 'broken', skipped: 'skipped' }[cell.status]
      || (cell.verdict === 'STABLE' && !cell.suspect ? 'passed' : 'warned');
  }

  function figures(cell) {
    if (cell.similarity === undefined) { return ''; }
    let digits = 2;
    while (digits < 4 && cell.similarity !== cell.limit
        && cell.similarity.toFixed(digits) === cell.limit.toFixed(digits)) { digits++; }
    return cell.similarity.toFixed(digits) + (cell.similarity < cell.limit ? ' < ' : ' ≥ ') + cell.limit.toFixed(digits);
  }

  function counts(cells) {
    const byVerdict = new Map();
    cells.forEach(c => byVerdict.set(c.verdict, (byVerdict.get(c.verdict) || 0) + 1));
    return byVerdict;
  }

  function countsLine(cells) {
    return [...counts(cells)].map(([verdict, n]) => n + ' ' + word(verdict)).join(', ');
  }

  function moved(cells) {
    const byKind = new Map();
    cells.forEach(c => c.moved.forEach(m => byKind.set(m, (byKind.get(m) || 0) + 1)));
    return [...byKind].sort((a, b) => b[1] - a[1]).map(([m, n]) => m + ' ' + n).join(', ');
  }

  /** What is known of each suite and provider: its verdict, if it was judged as a whole, and its cases. */
  function groups(report) {
    const all = new Map();
    const group = (suite, provider) => {
      const key = suite + '\n' + provider;
      if (!all.has(key)) { all.set(key, { suite, provider, cells: [] }); }
      return all.get(key);
    };
    report.suites.forEach(s => { group(s.suite, s.provider).verdict = s; });
    report.rows.forEach(row => Object.entries(row.cells).forEach(([provider, value]) =>
      group(row.suite, provider).cells.push(value)));
    return [...all.values()];
  }

  function badge(verdict) {
    if (!verdict) { return element('span', 'dg-faint', 'a part'); }
    const to = link(verdict.uid, 'dg-badge dg-' + kind(verdict));
    to.append(sign(verdict.verdict), ' ' + word(verdict.verdict));
    to.title = verdict.summary;
    return to;
  }

  function bar(cells) {
    const made = element('span', 'dg-bar');
    ['failed', 'broken', 'warned', 'passed', 'skipped'].forEach(k => {
      const n = cells.filter(c => kind(c) === k).length;
      if (n) {
        const part = element('span', 'dg-' + k);
        part.style.flexGrow = n;
        made.append(part);
      }
    });
    return made;
  }

  /** A line a suite and provider: its verdict, how its cases stand, what moved. */
  function strip(report) {
    const table = element('table', 'dg-strip');
    const head = table.createTHead().insertRow();
    ['Suite', 'Verdict', 'Cases'].forEach(t => head.append(element('th', '', t)));
    const body = table.createTBody();
    groups(report).forEach(g => {
      const row = body.insertRow();
      row.insertCell().append(element('b', '', g.suite), element('span', 'dg-faint', ' @ ' + g.provider));
      row.insertCell().append(badge(g.verdict));
      const cases = row.insertCell();
      cases.append(bar(g.cells), element('span', 'dg-faint', countsLine(g.cells)));
      const what = moved(g.cells);
      if (what) { cases.append(element('div', '', 'moved: ' + what)); }
    });
    return table;
  }

  function cell(value) {
    const made = element('td');
    if (!value) { return made; }
    const to = link(value.uid, 'dg-cell dg-' + kind(value));
    const first = element('span', 'dg-cell-verdict');
    first.append(sign(value.verdict), ' ' + (value.suspect ? 'suspect' : word(value.verdict)));
    to.append(first, element('span', 'dg-cell-figures', figures(value)));
    if (value.moved.length) { to.append(element('span', 'dg-cell-moved', value.moved.join(', '))); }
    made.append(to);
    return made;
  }

  function matrix(report) {
    const table = element('table', 'dg-matrix');
    const head = table.createTHead().insertRow();
    head.append(element('th', '', 'Case'));
    report.providers.forEach(p => head.append(element('th', '', p)));
    const body = table.createTBody();
    report.rows.forEach(row => {
      const line = body.insertRow();
      const name = element('th', 'dg-name');
      name.append(element('span', 'dg-faint', row.suite + ' / '), element('b', '', row.case));
      line.append(name);
      report.providers.forEach(p => line.append(cell(row.cells[p])));
      line.dgText = (row.suite + '/' + row.case + ' '
        + Object.values(row.cells).map(c => word(c.verdict) + ' ' + c.moved.join(' ')).join(' ')).toLowerCase();
      line.dgQuiet = Object.values(row.cells).every(c => ['passed', 'skipped'].includes(kind(c)));
    });
    return table;
  }

  function filters(table, shown) {
    const bar = element('div', 'dg-filters');
    const text = element('input', 'dg-search');
    text.type = 'search';
    text.placeholder = 'Filter by case, verdict or what moved';
    text.setAttribute('aria-label', text.placeholder);
    const loud = element('input');
    loud.type = 'checkbox';
    const label = element('label');
    label.append(loud, ' only what needs a look');
    const apply = () => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let n = 0;
      [...table.tBodies[0].rows].forEach(row => {
        const hidden = (loud.checked && row.dgQuiet) || !words.every(w => row.dgText.includes(w));
        row.hidden = hidden;
        n += hidden ? 0 : 1;
      });
      shown.textContent = n + ' of ' + table.tBodies[0].rows.length + ' cases';
    };
    text.addEventListener('input', apply);
    loud.addEventListener('change', apply);
    apply();
    bar.append(text, label, shown);
    return bar;
  }

  /** What a reader wants to know first, as one sentence. */
  function verdictLine(report) {
    const cells = report.rows.flatMap(r => Object.values(r.cells));
    const failed = cells.filter(c => kind(c) === 'failed').length;
    const broken = cells.filter(c => kind(c) === 'broken').length;
    const warned = cells.filter(c => kind(c) === 'warned').length;
    const drifted = cells.filter(c => c.verdict === 'DRIFTED').length;
    const skipped = cells.filter(c => kind(c) === 'skipped').length;
    const state = failed ? 'failed' : broken ? 'broken' : warned ? 'warned' : skipped === cells.length ? 'skipped' : 'passed';
    const line = element('p', 'dg-line dg-' + state);
    const count = n => n + (report.providers.length > 1 ? ' case × provider pairs' : n === 1 ? ' case' : ' cases');
    const of = ' of ' + count(cells.length);
    const head = drifted ? drifted + of + ' drifted'
      : failed ? failed + of + ' failed, none by drift'
        : broken ? broken + of + ' could not be judged'
          : state === 'skipped' ? 'Nothing was judged' : 'No drift found in ' + count(cells.length - skipped);
    line.append(element('b', '', head));
    const what = moved(cells.filter(c => c.verdict === 'DRIFTED'));
    const rest = [];
    if (what) { rest.push('moved: ' + what); }
    rest.push(countsLine(cells));
    line.append(element('span', 'dg-line-rest', rest.join(' · ')));
    return line;
  }

  function fill(host, parts) {
    try {
      host.replaceChildren(...parts());
    } catch (problem) {
      host.replaceChildren(element('p', '', 'The drift data can not be read: ' + problem));
    }
  }

  const Matrix = Backbone.Marionette.View.extend({
    className: 'dg-tab',
    template: () => '',
    onRender() {
      whenRead(report => fill(this.el, () => {
        const table = matrix(report);
        const shown = element('span', 'dg-faint');
        return [element('h2', '', 'Drift'), verdictLine(report), strip(report), filters(table, shown), table];
      }));
    }
  });

  const Box = Backbone.Marionette.View.extend({
    className: 'dg-box',
    template: () => '',
    onRender() {
      whenRead(report => fill(this.el, () => {
        const title = element('h2', 'widget__title', 'Drift');
        const more = element('a', 'widget__subtitle', 'case × provider matrix');
        more.setAttribute('href', '#drift');
        title.append(' ', more);
        return [title, verdictLine(report), strip(report)];
      }));
    }
  });

  const Layout = allure.components.AppLayout.extend({
    getContentView: () => new Matrix(),
    loadData: () => Promise.resolve()
  });

  allure.api.addTranslation('en', { tab: { drift: { name: 'Drift' } } });
  allure.api.addTab('drift', {
    title: 'tab.drift.name', icon: 'fa fa-random', route: 'drift', onEnter: () => new Layout()
  });
  allure.api.addWidget('widgets', 'drift', Box);
  // nothing is retried here: a run's verdict is final
  delete allure.api.widgets.graph['retry-trend'];
  // first of all boxes; where someone has arranged their own, that holds
  allure.api.widgets.widgets = Object.assign({ drift: allure.api.widgets.widgets.drift }, allure.api.widgets.widgets);
})();
