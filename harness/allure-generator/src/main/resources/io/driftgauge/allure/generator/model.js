'use strict';
/* What the Drift tab knows: its words, its rows, and which of them are shown. Nothing here touches the page. */
(function () {
  const words = window.driftgauge.words;

  // told apart by shape too, for those who do not see the colours
  const SIGNS = {
    STABLE: '✓', DRIFTED: '▲', UNSTABLE: '≈', SWAPPED: '⇄', INCONCLUSIVE: '?', BROKEN_ASSERTION: '✗',
    STALE_BASELINE: '◷', NO_BASELINE: '○', PROVIDER_ERROR: '⚠', SKIPPED: '–'
  };
  const TONES = ['failed', 'broken', 'warned', 'passed', 'skipped'];

  /** A text of the tab, with {0}, {1}, … filled in. */
  function say(key, ...values) {
    return (words.tab[key] || key).replace(/\{(\d)\}/g, (all, i) => String(values[i]));
  }

  function count(key, n) { return say(key + (n === 1 ? '.one' : '.many'), n); }

  function word(verdict) { return words.verdict[verdict] || verdict; }

  function sign(verdict) { return SIGNS[verdict] || '?'; }

  /** As many digits as tell both apart, two to four. */
  function pair(a, b) {
    let digits = 2;
    while (digits < 4 && a !== b && a.toFixed(digits) === b.toFixed(digits)) { digits++; }
    return [a.toFixed(digits), b.toFixed(digits)];
  }

  function figures(cell) {
    if (cell.similarity === undefined) { return ''; }
    if (cell.exact || cell.limit === undefined || cell.limit < 0) { return cell.similarity.toFixed(2); }
    const [similarity, limit] = pair(cell.similarity, cell.limit);
    return similarity + (cell.similarity < cell.limit ? ' < ' : ' ≥ ') + limit;
  }

  /** Since the run before: an arrow and how much; empty where nothing changed that can be seen. */
  function change(cell) {
    if (cell.change === undefined || Math.abs(cell.change) < 0.005) { return ''; }
    return (cell.change < 0 ? '↓' : '↑') + Math.abs(cell.change).toFixed(2);
  }

  function since(thing) {
    return thing.since ? say('since', thing.since.run, thing.since.runs, thing.since.day) : '';
  }

  /** Everything about a cell in one sentence, for those who hear the page and as a tip. */
  function sentence(name, provider, cell) {
    const parts = [name + ' @ ' + provider + ': ' + (cell.suspect ? say('suspect') : word(cell.verdict))];
    if (cell.moved.length) { parts.push(cell.moved.join(', ')); }
    if (cell.similarity !== undefined) { parts.push(say('similarity') + ' ' + figures(cell)); }
    if (cell.was) { parts.push(say('was', word(cell.was))); }
    if (change(cell)) { parts.push(say('change', change(cell))); }
    if (since(cell)) { parts.push(since(cell)); }
    return parts.join('; ');
  }

  function loud(cell) { return !['passed', 'skipped'].includes(cell.tone); }

  function changed(cell) { return Boolean(cell.was || change(cell)); }

  const SHOWS = {
    all: () => true,
    loud,
    drifted: cell => cell.verdict === 'DRIFTED' || Boolean(cell.suspect),
    changed
  };

  function text(row) {
    if (row.text === undefined) {
      row.text = [row.suite + '/' + row.case, row.description, ...row.tags].concat(
        ...Object.values(row.cells).map(c => [word(c.verdict), c.verdict, ...c.moved])).join(' ').toLowerCase();
    }
    return row.text;
  }

  const WORST = (a, b) => a.order - b.order;
  const SORTS = {
    worst: WORST,
    name: (a, b) => (a.suite + '/' + a.case).localeCompare(b.suite + '/' + b.case),
    similarity: (a, b) => least(a, 'similarity') - least(b, 'similarity') || WORST(a, b),
    change: (a, b) => least(a, 'change') - least(b, 'change') || WORST(a, b)
  };

  function least(row, figure) {
    return Math.min(...Object.values(row.cells).map(c => (c[figure] === undefined ? 9 : c[figure])));
  }

  /** The rows that a choice leaves, in its order. */
  function select(report, choice) {
    report.rows.forEach((row, i) => { row.order = i; });
    const wanted = (choice.q || '').toLowerCase().split(/\s+/).filter(Boolean);
    const show = SHOWS[choice.show] || SHOWS.all;
    return report.rows.filter(row => (!choice.suite || row.suite === choice.suite)
      && (!choice.tag || row.tags.includes(choice.tag))
      && wanted.every(w => text(row).includes(w))
      && (choice.provider ? [row.cells[choice.provider]] : Object.values(row.cells)).some(c => c && show(c)))
      .sort(SORTS[choice.sort] || WORST);
  }

  function cells(report) { return report.rows.flatMap(r => Object.values(r.cells)); }

  function tally(values) {
    const counts = new Map();
    values.forEach(v => counts.set(v, (counts.get(v) || 0) + 1));
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  function countsLine(all) { return tally(all.map(c => word(c.verdict))).map(([w, n]) => n + ' ' + w).join(', '); }

  function moved(all) { return tally(all.flatMap(c => c.moved)).map(([w, n]) => w + ' ' + n).join(', '); }

  /** What a reader wants to know first: how bad, as a tone, and in words. */
  function headline(report) {
    const all = cells(report);
    const n = tone => all.filter(c => c.tone === tone).length;
    const drifted = all.filter(c => c.verdict === 'DRIFTED').length;
    const total = count(report.providers.length > 1 ? 'pairs' : 'cases', all.length);
    const tone = TONES.find(t => n(t)) || 'skipped';
    const head = drifted ? say('head.drifted', drifted, total)
      : n('failed') ? say('head.failed', n('failed'), total)
        : n('broken') ? say('head.broken', n('broken'), total)
          : tone === 'skipped' ? say('head.nothing')
            : say('head.held', count(report.providers.length > 1 ? 'pairs' : 'cases', all.length - n('skipped')));
    const what = moved(all.filter(c => c.verdict === 'DRIFTED'));
    const runs = report.run.runs > 1 ? say('runs', report.run.runs) : say('runs.first');
    return { tone, head, rest: (what ? [say('moved', what)] : []).concat(countsLine(all), runs).join(' · ') };
  }

  window.driftgauge.model = {
    say, count, word, sign, figures, change, since, sentence, select, headline, countsLine, moved, tones: TONES,
    shows: Object.keys(SHOWS), sorts: Object.keys(SORTS)
  };
})();
