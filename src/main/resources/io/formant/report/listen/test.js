(function () {
  'use strict';
  const test = JSON.parse(document.getElementById('test').textContent);
  const stage = document.getElementById('stage');
  const store = 'formant ' + [test.report, test.kind, test.seed].join(' ');
  const labels = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let state = load() || { rater: '', began: '', at: -1, answers: [] };
  let player = null;
  let playing = null;

  function load() {
    try { return JSON.parse(localStorage.getItem(store)); } catch (e) { return null; }
  }

  function keep() {
    try { localStorage.setItem(store, JSON.stringify(state)); } catch (e) { /* the page still works */ }
  }

  function make(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties || {});
    children.forEach(child => node.append(child));
    return node;
  }

  function show(...nodes) {
    silence();
    stage.replaceChildren(...nodes);
    const first = stage.querySelector('[autofocus]');
    if (first) first.focus();
  }

  const urls = [];
  function url(index) {
    if (!urls[index]) {
      const bytes = Uint8Array.from(atob(test.audio[index]), c => c.charCodeAt(0));
      urls[index] = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
    }
    return urls[index];
  }

  function silence() {
    if (player) player.pause();
    if (playing) playing.setAttribute('aria-pressed', 'false');
    player = playing = null;
  }

  function playButton(name, audio, key, heard) {
    const button = make('button', { type: 'button', className: 'play', textContent: '▶ ' + name });
    button.setAttribute('aria-pressed', 'false');
    button.dataset.key = key;
    button.addEventListener('click', () => {
      const again = playing === button;
      silence();
      if (again) return;
      playing = button;
      player = new Audio(url(audio));
      button.setAttribute('aria-pressed', 'true');
      player.addEventListener('ended', silence);
      player.play().catch(() => silence());
      button.classList.add('heard');
      heard();
    });
    return button;
  }

  function intro() {
    const name = make('input', { type: 'text', id: 'rater', required: true, maxLength: 100, value: state.rater, autofocus: true, autocomplete: 'off' });
    const start = make('button', { type: 'submit', className: 'next', textContent: state.answers.length ? 'Continue' : 'Begin' });
    const form = make('form', {},
      make('p', { textContent: test.trials.length + ' questions. Use headphones in a quiet place, and listen to every clip as often as you like. Nothing tells where a clip comes from.' }),
      make('p', { className: 'hint', textContent: 'Keys: a, b, c … play a clip, r the reference, 1 to 5 answer, Enter goes on.' }),
      make('p', {}, make('label', { htmlFor: 'rater', textContent: 'Your name or a nickname ' }), name),
      make('div', { className: 'steps' }, make('span'), start));
    form.addEventListener('submit', event => {
      event.preventDefault();
      const rater = name.value.trim();
      if (!rater) return;
      if (rater !== state.rater) state = { rater: rater, began: new Date().toISOString(), at: 0, answers: [] };
      state.at = Math.max(0, state.at);
      keep();
      question();
    });
    show(form);
  }

  function choice(text, value, key, checked, chosen) {
    const input = make('input', { type: 'radio', name: 'answer', value: value, checked: checked });
    input.dataset.key = key;
    input.addEventListener('change', () => chosen(value));
    return make('label', { className: 'choice' }, input, make('span', { textContent: text }), make('kbd', { textContent: key }));
  }

  function question() {
    if (state.at >= test.trials.length) return finish();
    const trial = test.trials[state.at];
    const answer = state.answers[state.at] || { scores: {}, plays: 0 };
    const heard = new Set();
    const begun = performance.now();
    const next = make('button', { type: 'button', className: 'next', textContent: 'Next' });
    const back = make('button', { type: 'button', textContent: 'Back', disabled: state.at === 0 });
    const scores = Object.assign({}, answer.scores);
    const done = state.answers[state.at] !== undefined;
    let plays = answer.plays;

    function ready() {
      const all = done || trial.stimuli.every((it, i) => heard.has(i)) && (trial.reference === undefined || heard.has('reference'));
      next.disabled = !(all && trial.stimuli.every(it => it.id in scores));
    }

    function play(name, audio, key, what) {
      return playButton(name, audio, key, () => { heard.add(what); plays++; ready(); });
    }

    const parts = [
      make('div', { className: 'progress', role: 'progressbar', ariaValueNow: state.at, ariaValueMax: test.trials.length, ariaLabel: 'progress' },
        Object.assign(make('i'), { style: 'width:' + 100 * state.at / test.trials.length + '%' })),
      make('p', { className: 'hint', textContent: 'Question ' + (state.at + 1) + ' of ' + test.trials.length }),
      make('p', { className: 'said', textContent: '“' + trial.text + '”' })];
    if (trial.reference !== undefined)
      parts.push(make('div', { className: 'row' }, play(test.kind === 'similarity' ? 'The speaker' : 'Reference', trial.reference, 'r', 'reference')));

    if (test.kind === 'mushra') {
      trial.stimuli.forEach((stimulus, i) => {
        const value = make('output', { textContent: stimulus.id in scores ? scores[stimulus.id] : '–' });
        const slider = make('input', { type: 'range', min: test.least, max: test.most, step: 1, value: stimulus.id in scores ? scores[stimulus.id] : (test.least + test.most) / 2, ariaLabel: 'clip ' + labels[i] });
        slider.addEventListener('input', () => { scores[stimulus.id] = Number(slider.value); value.textContent = slider.value; ready(); });
        parts.push(make('div', { className: 'row' }, play('Clip ' + labels[i], stimulus.audio, labels[i].toLowerCase(), i), slider, value));
      });
      parts.push(make('p', { className: 'marks' }, ...test.words.map(word => make('span', { textContent: word }))));
    } else {
      const row = make('div', { className: 'row' });
      trial.stimuli.forEach((stimulus, i) => row.append(play(trial.stimuli.length > 1 ? 'Clip ' + labels[i] : 'Clip', stimulus.audio, labels[i].toLowerCase(), i)));
      parts.push(row);
      const set = make('fieldset', {}, make('legend', { textContent: test.question }));
      const ids = trial.stimuli.map(it => it.id);
      if (test.kind === 'ab') {
        const give = a => { scores[ids[0]] = a; scores[ids[1]] = 1 - a; ready(); };
        set.append(
          choice('Clip A', 1, '1', scores[ids[0]] === 1, () => give(1)),
          choice('Clip B', 0, '2', scores[ids[0]] === 0, () => give(0)),
          choice(test.words[0], .5, '3', scores[ids[0]] === .5, () => give(.5)));
      } else {
        test.words.forEach((word, i) => {
          const value = test.least + i;
          set.append(choice(value + ' – ' + word, value, String(value), scores[ids[0]] === value, () => { scores[ids[0]] = value; ready(); }));
        });
      }
      parts.push(set);
    }

    next.addEventListener('click', () => {
      state.answers[state.at] = { scores: scores, plays: plays, seconds: Math.round((performance.now() - begun) / 100) / 10 };
      state.at++;
      keep();
      question();
    });
    back.addEventListener('click', () => { state.at--; keep(); question(); });
    parts.push(make('div', { className: 'steps' }, back, next));
    show(...parts);
    ready();
    const first = stage.querySelector('.play');
    if (first) first.focus({ preventScroll: true });
  }

  function sheet() {
    return {
      kind: test.kind, seed: test.seed, report: test.report, rater: state.rater,
      began: state.began, saved: new Date().toISOString(), answers: state.answers
    };
  }

  function download() {
    const blob = new Blob([JSON.stringify(sheet(), null, 2) + '\n'], { type: 'application/json' });
    const link = make('a', { href: URL.createObjectURL(blob), download: 'answers.json' });
    document.body.append(link);
    link.click();
    link.remove();
  }

  function finish() {
    const word = make('p', { role: 'status' });
    const save = make('button', { type: 'button', textContent: 'Save answers.json', className: test.address ? '' : 'next' });
    save.addEventListener('click', () => { download(); word.textContent = 'Saved. Put the file into the folder of the report, or send it to whoever asked you.'; });
    const back = make('button', { type: 'button', textContent: 'Back' });
    back.addEventListener('click', () => { state.at = test.trials.length - 1; question(); });
    const buttons = make('div', { className: 'row' }, save);
    if (test.address) {
      const send = make('button', { type: 'button', textContent: 'Hand in', className: 'next' });
      send.addEventListener('click', () => {
        send.disabled = true;
        fetch(test.address, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Formant-Token': test.token }, body: JSON.stringify(sheet()) })
          .then(response => response.ok ? 'Handed in: the next report tells what all answers come to.' : response.text())
          .catch(error => 'Could not hand in (' + error.message + '): save the file instead.')
          .then(text => { word.textContent = text; send.disabled = text.startsWith('Handed in'); });
      });
      buttons.prepend(send);
    }
    show(make('p', { className: 'said', textContent: 'Thank you. That was the last question.' }), buttons, word, make('div', { className: 'steps' }, back));
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.type === 'text') return;
    const key = event.key.toLowerCase();
    const target = stage.querySelector('[data-key="' + CSS.escape(key) + '"]');
    if (target && (key.length === 1)) {
      event.preventDefault();
      target.click();
      return;
    }
    if (event.key === 'Enter' && !event.target.matches('button')) {
      const next = stage.querySelector('.next');
      if (next && !next.disabled) { event.preventDefault(); next.click(); }
    }
  });

  intro();
})();
