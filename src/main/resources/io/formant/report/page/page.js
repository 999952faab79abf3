(function () {
  'use strict';
  // one clip at a time, whichever player it comes from
  const single = new Audio();
  let link = null;
  document.addEventListener('play', event => {
    document.querySelectorAll('audio').forEach(other => { if (other !== event.target) other.pause(); });
    if (event.target !== single) rest();
  }, true);

  function rest() {
    single.pause();
    if (link) { link.textContent = 'play'; link.removeAttribute('aria-current'); }
    link = null;
  }
  single.addEventListener('ended', rest);
  single.addEventListener('error', rest);

  function toggle(target) {
    const again = target === link;
    rest();
    if (again) return;
    document.querySelectorAll('audio').forEach(other => other.pause());
    link = target;
    link.textContent = 'stop';
    link.setAttribute('aria-current', 'true');
    single.src = link.href;
    single.play().catch(rest);
  }

  document.querySelectorAll('.browser').forEach(browser => {
    const body = browser.querySelector('tbody');
    const rows = Array.from(body.rows);
    const find = browser.querySelector('.find');
    const output = find.querySelector('output');
    const input = find.querySelector('input');
    const words = new Map();
    find.hidden = false;
    find.addEventListener('submit', event => event.preventDefault());

    function count() {
      output.textContent = rows.filter(row => !row.hidden).length + ' of ' + rows.length;
    }

    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of rows) {
        if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
        row.hidden = !wanted.every(word => words.get(row).includes(word));
      }
      count();
    });
    browser.addEventListener('toggle', count, { once: true });

    browser.querySelectorAll('thead th').forEach((head, column) => {
      if (column === 0) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        browser.querySelectorAll('th[aria-sort]').forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const key = row => {
          const cell = row.cells[column];
          return head.classList.contains('number')
            ? (cell.dataset.value === undefined ? Infinity : Number(cell.dataset.value))
            : cell.textContent;
        };
        rows.sort((a, b) => {
          const x = key(a), y = key(b);
          if (x === y) return 0;
          if (x === Infinity || y === Infinity) return x === Infinity ? 1 : -1;
          return (x < y ? -1 : 1) * (down ? -1 : 1);
        });
        body.append(...rows);
      });
    });

    body.addEventListener('click', event => {
      const target = event.target.closest('a');
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      toggle(target);
    });
    body.addEventListener('keydown', event => {
      const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : '';
      if (!step) return;
      let row = event.target.closest('tr');
      do { row = row[step]; } while (row && row.hidden);
      if (row) { event.preventDefault(); row.querySelector('a').focus(); }
    });
  });
})();
