'use strict';
/* The Drift tab and the Drift box of the overview. */
(function () {
  const { say, count, word, sign, since, select, headline, countsLine, moved, tones, shows, sorts } = window.driftgauge.model;
  const { element, link, sparkline, interval } = window.driftgauge.drawn;
  const FEW = 6;
  const CHOICES = ['q', 'show', 'suite', 'tag', 'provider', 'sort'];

  function verdictLine(report) {
    const { tone, head, rest } = headline(report);
    const line = element('p', 'dg-line dg-' + tone);
    line.append(element('b', '', head), element('span', 'dg-line-rest', rest));
    return line;
  }

  function badge(suite) {
    if (!suite.verdict) { return element('span', 'dg-faint', say('part')); }
    const to = link(suite.id, 'dg-badge dg-' + suite.tone);
    const mark = element('span', 'dg-sign', sign(suite.verdict));
    mark.setAttribute('aria-hidden', 'true');
    to.append(mark, ' ' + word(suite.verdict));
    to.title = suite.summary;
    return to;
  }

  function bar(cells) {
    const made = element('span', 'dg-bar');
    made.setAttribute('aria-hidden', 'true');
    tones.forEach(tone => {
      const n = cells.filter(c => c.tone === tone).length;
      if (n) {
        const part = element('span', 'dg-' + tone);
        part.style.flexGrow = n;
        made.append(part);
      }
    });
    return made;
  }

  function evidence(suite) {
    const made = element('td', 'dg-figure');
    if (suite.p !== undefined) { made.append(element('div', '', say('p', suite.p, suite.pLimit))); }
    if (suite.e !== undefined) { made.append(element('div', '', say('e', suite.e, suite.eLimit))); }
    if (suite.effect) {
      const effect = element('div', '', say('effect', ...['mean', 'low', 'high'].map(k => suite.effect[k].toFixed(3))));
      effect.prepend(interval(suite.effect));
      made.append(effect);
    }
    return made;
  }

  /** What the suite says of itself where it needs a look; long sentences are cut, and whole as a tip. */
  function what(suite, cells) {
    const made = element('td');
    const said = suite.verdict && suite.tone !== 'passed';
    const text = said ? (suite.movements || []).concat(suite.summary).join('; ') : moved(cells);
    const clamped = element('div', 'dg-clamp', text);
    clamped.title = text;
    made.append(clamped);
    return made;
  }

  /** What its answers take that they did not take before. */
  function notices(suite) {
    return (suite.notices || []).map(notice => element('div', 'dg-faint', notice));
  }

  function suiteRow(report, suite, brief) {
    const all = report.rows.filter(r => r.suite === suite.suite).map(r => r.cells[suite.provider]).filter(Boolean);
    const row = element('tr');
    const name = element('th', 'dg-name');
    name.scope = 'row';
    name.append(element('b', '', suite.suite), element('span', 'dg-faint', ' @ ' + suite.provider));
    const verdict = element('td');
    verdict.append(badge(suite));
    if (suite.spark) { verdict.append(sparkline(suite.spark, suite.accepted)); }
    if (since(suite) && !brief) { verdict.append(element('div', 'dg-faint dg-since-run', since(suite))); }
    const cases = element('td');
    cases.append(bar(all), element('span', 'dg-faint', countsLine(all)));
    const said = what(suite, all);
    (brief ? cases : said).append(...notices(suite));
    row.append(...(brief ? [name, verdict, cases] : [name, verdict, evidence(suite), said, cases]));
    return row;
  }

  /** A line a suite and provider, worst first; only some of very many until someone asks for the rest. */
  function strip(report, brief) {
    const table = element('table', 'dg-strip');
    table.append(element('caption', 'dg-hidden', say('suites')));
    const head = table.createTHead().insertRow();
    (brief ? ['suite', 'verdict', 'cases.title'] : ['suite', 'verdict', 'evidence', 'what', 'cases.title']).forEach(key => {
      const th = element('th', '', say(key));
      th.scope = 'col';
      head.append(th);
    });
    const body = table.createTBody();
    const add = suites => body.append(...suites.map(s => suiteRow(report, s, brief)));
    add(report.suites.slice(0, FEW));
    const parts = [table];
    if (report.suites.length > FEW) {
      const more = element('button', 'dg-more', say('more', report.suites.length - FEW));
      more.type = 'button';
      more.addEventListener('click', () => {
        add(report.suites.slice(FEW));
        more.remove();
      });
      parts.push(more);
    }
    return parts;
  }

  /** What the address asks for: #drift?show=drifted&q=… */
  function asked() {
    const query = new URLSearchParams(location.hash.split('?')[1] || '');
    return Object.fromEntries(CHOICES.filter(k => query.has(k)).map(k => [k, query.get(k)]));
  }

  function keep(choice) {
    const query = new URLSearchParams(Object.entries(choice).filter(([, value]) => value)).toString();
    history.replaceState(null, '', '#drift' + (query ? '?' + query : ''));
  }

  function chooser(label, options, value, onChange) {
    const box = element('label', 'dg-choice', label + ' ');
    const list = element('select');
    options.forEach(([key, text]) => {
      const option = element('option', '', text);
      option.value = key;
      list.append(option);
    });
    list.value = value;
    list.addEventListener('change', () => onChange(list.value));
    box.append(list);
    return box;
  }

  function filters(report, matrix) {
    const choice = asked();
    const form = element('div', 'dg-filters');
    form.setAttribute('role', 'search');
    const shown = element('span', 'dg-faint');
    shown.setAttribute('role', 'status');
    const apply = () => {
      const rows = select(report, choice);
      matrix.show(rows, choice.provider);
      shown.textContent = say('shown', rows.length, count('cases', report.rows.length));
    };
    const set = (key, value) => {
      choice[key] = value;
      keep(choice);
      apply();
    };
    const search = element('input', 'dg-search');
    search.type = 'search';
    search.placeholder = say('search');
    search.setAttribute('aria-label', say('search'));
    search.value = choice.q || '';
    search.addEventListener('input', () => set('q', search.value));
    const every = [['', say('all')]];
    const plain = list => every.concat([...new Set(list)].sort().map(v => [v, v]));
    const add = (key, options) => options.length > 2
      && form.append(chooser(say(key), options, choice[key] || '', value => set(key, value)));
    form.append(search);
    add('show', shows.map(k => [k === 'all' ? '' : k, say('show.' + k)]));
    add('suite', plain(report.rows.map(r => r.suite)));
    add('tag', plain(report.rows.flatMap(r => r.tags)));
    add('provider', plain(report.providers));
    add('sort', sorts.map(k => [k === 'worst' ? '' : k, say('sort.' + k)]));
    form.append(shown);
    return { form, search, apply };
  }

  function fill(host, parts) {
    try {
      host.replaceChildren(...parts());
    } catch (problem) {
      host.replaceChildren(element('p', '', say('unreadable', problem)));
    }
  }

  /** With the data, once it is unpacked. */
  function read(view, use) {
    window.driftgauge.data('data/drift.json').then(
      report => { if (!view.isDestroyed()) { use(report); } },
      problem => fill(view.el, () => [element('p', '', say('unreadable', problem))]));
  }

  const Tab = Backbone.Marionette.View.extend({
    className: 'dg-tab',
    template: () => '',
    onRender() {
      this.el.tabIndex = -1;
      read(this, report => {
        const matrix = new window.driftgauge.Matrix(report.providers);
        const { form, search, apply } = filters(report, matrix);
        fill(this.el, () => [element('h2', '', say('name')), verdictLine(report), ...strip(report), form, matrix.table]);
        apply();
        let waiting = false;
        this.moved = () => {
          if (!waiting) {
            waiting = true;
            requestAnimationFrame(() => { waiting = false; matrix.render(); });
          }
        };
        this.typed = event => {
          if (event.key === '/' && !['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName)) {
            event.preventDefault();
            search.focus();
          }
          if (event.key === 'Escape' && event.target === search) {
            search.value = '';
            search.dispatchEvent(new Event('input'));
          }
        };
        this.el.addEventListener('scroll', this.moved, { passive: true });
        window.addEventListener('resize', this.moved);
        document.addEventListener('keydown', this.typed);
      });
    },
    onDestroy() {
      window.removeEventListener('resize', this.moved);
      document.removeEventListener('keydown', this.typed);
    }
  });

  const Box = Backbone.Marionette.View.extend({
    className: 'dg-box',
    template: () => '',
    onRender() {
      read(this, report => fill(this.el, () => {
        const title = element('h2', 'widget__title', say('name'));
        const more = element('a', 'widget__subtitle', say('open'));
        more.setAttribute('href', '#drift');
        title.append(' ', more);
        const worst = report.rows.filter(r => Object.values(r.cells).some(c => c.tone === 'failed')).slice(0, 8);
        const list = element('ul', 'dg-worst');
        worst.forEach(row => Object.entries(row.cells).filter(([, c]) => c.tone === 'failed').forEach(([provider, c]) => {
          const to = link(c.id, 'dg-failed');
          to.append(element('b', '', row.suite + '/' + row.case), ' @ ' + provider);
          const item = element('li');
          item.append(element('span', 'dg-sign', sign(c.verdict)), ' ', to, ' ' + word(c.verdict)
            + (c.moved.length ? ': ' + c.moved.join(', ') : '') + (since(c) ? ' · ' + since(c) : ''));
          list.append(item);
        }));
        return [title, verdictLine(report), ...(worst.length ? [list] : []), ...strip(report, true)];
      }));
    }
  });

  const Layout = allure.components.AppLayout.extend({
    getContentView: () => new Tab(),
    loadData: () => Promise.resolve()
  });

  ['en', 'zh'].forEach(language => allure.api.addTranslation(language, { tab: { drift: { name: say('name') } } }));
  allure.api.addTab('drift', {
    title: 'tab.drift.name', icon: 'fa fa-random', route: 'drift', onEnter: () => new Layout()
  });
  allure.api.addWidget('widgets', 'drift', Box);
  // nothing is retried here: a run's verdict is final
  delete allure.api.widgets.graph['retry-trend'];
  // first of all boxes; where someone has arranged their own, that holds
  allure.api.widgets.widgets = Object.assign({ drift: allure.api.widgets.widgets.drift }, allure.api.widgets.widgets);
})();
