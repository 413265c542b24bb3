"use strict";
// The page of a timeline. Its data is a list of lists:
//
//   ["process", pid]                       of the script
//   ["pool", id, name, max workers]
//   ["thread", number, name, pid]          a thread, or a worker process
//   ["name", number, text]                 of a function or an exception
//   [id, pool, function, exception, submitter, worker, items, queued, started, ended, outcome, arguments]
//
// The last is a task; functions, exceptions and threads are numbers, -1 for none; times
// are microseconds. Tasks come in the order in which they ended; those that run still, as
// if they ended now, at the end.

const outcomes = ["returned", "raised", "cancelled", "lost", "running"];
const severity = { returned: 0, running: 1, cancelled: 2, lost: 3, raised: 4 };
const rowHeight = 22, axisHeight = 26, poolHeight = 24, barHeight = 16;

let rows = []; // {pool, name, tasks, y}, or a heading {title, y}
let tasks = []; // by when they ended
let pid = 0;
let from = 0, to = 1; // what part of the time is shown
let end = 1; // of all time
let labelWidth = 160, plotWidth = 1; // of the rows
let chosen = null; // the task with details that stay
let pointed = null; // the one under the pointer
let colours = {};

const view = document.getElementById("view");
const canvas = document.getElementById("canvas");
const details = document.getElementById("details");

function show(data) {
  read(data);
  totals();
  legend();
  from = 0;
  to = end;
  listen();
  resize();
  const id = /^#task=(\d+)$/.exec(location.hash);
  if (id) choose(tasks.find(t => t.id === Number(id[1])) || null);
}

// read makes rows and tasks of the data.
function read(data) {
  const pools = new Map(), threads = [], names = [];
  for (const d of data) {
    switch (d[0]) {
      case "process": pid = d[1]; break;
      case "pool": pools.set(d[1], { name: d[2], max: d[3], rows: new Map() }); break;
      case "thread": threads[d[1]] = { name: d[2], pid: d[3] }; break;
      case "name": names[d[1]] = d[2]; break;
      default: {
        const pool = pools.get(d[1]);
        const t = {
          id: d[0], pool, name: names[d[2]], exception: names[d[3]] || "", submitter: threads[d[4]],
          worker: threads[d[5]] || null, items: d[6], queued: d[7], started: d[8], ended: d[9], outcome: d[10], args: d[11],
        };
        tasks.push(t);
        let row = pool.rows.get(d[5]);
        if (!row) {
          row = { pool, order: d[5], name: t.worker ? t.worker.name : "never ran", worker: t.worker, tasks: [], busy: 0 };
          pool.rows.set(d[5], row);
        }
        t.row = row;
        row.tasks.push(t);
        if (t.worker) row.busy += t.ended - t.started;
        if (t.ended > end) end = t.ended;
      }
    }
  }
  let y = axisHeight;
  for (const pool of pools.values()) {
    rows.push({ title: pool.name, note: pool.rows.size && pool.max > 1 ? `at most ${pool.max} workers` : "", y });
    y += poolHeight;
    const natural = new Intl.Collator(undefined, { numeric: true });
    const last = r => (r.worker ? 0 : 1);
    for (const row of [...pool.rows.values()].sort((a, b) => last(a) - last(b) || natural.compare(a.name, b.name))) {
      row.y = y;
      row.tasks.sort((a, b) => a.started - b.started);
      row.label = row.worker && row.worker.pid !== pid ? `${row.name} (${row.worker.pid})` : row.name;
      rows.push(row);
      y += rowHeight;
    }
  }
  document.getElementById("rows").style.height = y + 8 + "px";
}

// totals fills in the numbers above.
function totals() {
  const count = {};
  for (const t of tasks) count[t.outcome] = (count[t.outcome] || 0) + 1;
  let first = Infinity, last = 0;
  for (const t of tasks) {
    first = Math.min(first, t.queued);
    last = Math.max(last, t.ended);
  }
  const wall = tasks.length ? last - first : 0;
  const workers = rows.filter(r => r.worker);
  for (const r of workers) r.share = wall ? r.busy / wall : 0;
  const mean = workers.reduce((sum, r) => sum + r.share, 0) / (workers.length || 1);
  const list = [
    ["tasks", tasks.length], ["failed", (count.raised || 0) + (count.lost || 0)], ["cancelled", count.cancelled || 0],
    ["still running", count.running || 0], ["wall time", time(wall)], ["workers", workers.length], ["busy", percent(mean)],
  ];
  const dl = document.getElementById("totals");
  for (const [name, value] of list) {
    if (name === "still running" && !value) continue;
    const div = document.createElement("div");
    div.append(element("dt", name), element("dd", value));
    dl.append(div);
  }
}

function legend() {
  const used = new Set(tasks.map(t => t.outcome));
  for (const o of outcomes) {
    if (!used.has(o)) continue;
    const li = element("li", o);
    li.style.setProperty("--swatch", `var(--${o})`);
    document.getElementById("legend").append(li);
  }
}

function element(tag, text) {
  const e = document.createElement(tag);
  e.textContent = text;
  return e;
}

// time returns a time in microseconds as a person reads it.
function time(us) {
  const digits = n => n.toPrecision(n >= 100 ? Math.ceil(Math.log10(n + 1)) : 3);
  if (us === 0) return "0 s";
  if (us < 1) return `${Math.round(us * 1000)} ns`;
  if (us < 999.5) return `${digits(us)} µs`;
  if (us < 999.5e3) return `${digits(us / 1e3)} ms`;
  if (us < 60e6) return `${digits(us / 1e6)} s`;
  const s = Math.round(us / 1e6);
  return s < 3600 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`;
}

function percent(share) {
  return share > 0 && share < 0.095 ? `${(share * 100).toFixed(1)} %` : `${Math.round(share * 100)} %`;
}

// Where a time is on the canvas, and back.
function x(us) { return labelWidth + (us - from) / (to - from) * plotWidth; }
function timeAt(px) { return from + (px - labelWidth) / plotWidth * (to - from); }

function resize() {
  const ratio = window.devicePixelRatio || 1;
  const width = view.clientWidth, height = view.clientHeight;
  canvas.style.width = width + "px";
  canvas.style.height = height + "px";
  canvas.style.marginBottom = -height + "px"; // the rows behind it give the height
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const style = getComputedStyle(document.documentElement);
  for (const name of [...outcomes, "text", "faint", "line", "band", "back", "on-bar", "mark"]) {
    colours[name] = style.getPropertyValue("--" + name).trim();
  }
  const c = canvas.getContext("2d");
  c.font = font;
  labelWidth = 16;
  for (const r of rows) {
    if (r.tasks) labelWidth = Math.max(labelWidth, c.measureText(r.label).width + 76);
  }
  labelWidth = Math.min(labelWidth, width * 0.4);
  plotWidth = Math.max(width - labelWidth - 8, 1);
  draw();
}

const font = "12px system-ui, sans-serif";
let due = false;

// redraw draws with the next frame.
function redraw() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    draw();
  });
}

function draw() {
  const c = canvas.getContext("2d");
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight, top = view.scrollTop;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = colours.back;
  c.fillRect(0, 0, width, height);
  c.font = font;
  c.textBaseline = "middle";
  if (!tasks.length) {
    c.fillStyle = colours.faint;
    c.fillText("No task has begun. While the script runs, load the page again to see more.", 16, axisHeight);
    return;
  }
  const ticks = axis();
  c.fillStyle = colours.line;
  for (const t of ticks.at) c.fillRect(Math.round(x(t)), axisHeight, 1, height);
  for (const r of rows) {
    const y = r.y - top;
    if (y + poolHeight < axisHeight || y > height) continue;
    if (r.tasks) drawRow(c, r, y, width);
    else drawTitle(c, r, y, width);
  }
  drawMark(c, top);
  drawAxis(c, ticks, width);
}

function drawTitle(c, r, y, width) {
  c.fillStyle = colours.band;
  c.fillRect(0, y, width, poolHeight);
  c.fillStyle = colours.text;
  c.font = "600 " + font;
  c.fillText(r.title, 16, y + poolHeight / 2);
  const after = 16 + c.measureText(r.title).width + 12;
  c.font = font;
  c.fillStyle = colours.faint;
  c.fillText(r.note, after, y + poolHeight / 2);
}

function drawRow(c, r, y, width) {
  const middle = y + rowHeight / 2;
  c.save();
  c.beginPath();
  c.rect(labelWidth, y, width - labelWidth, rowHeight);
  c.clip();
  // Tasks that share a pixel are one bar, in the colour of the worst of them.
  let left = -1, right = -1, worst = null;
  const flush = () => {
    if (worst) drawBar(c, left, right, middle, worst.outcome);
  };
  for (let i = firstVisible(r); i < r.tasks.length && r.tasks[i].started <= to; i++) {
    const t = r.tasks[i];
    const a = x(t.started), b = Math.max(x(t.ended), a + 1.5);
    if (worst && b - left < 3) {
      right = Math.max(right, b);
      if (severity[t.outcome] > severity[worst.outcome]) worst = t;
      continue;
    }
    flush();
    left = a;
    right = b;
    worst = t;
    if (b - a > 40) {
      flush();
      worst = null;
      c.fillStyle = colours["on-bar"];
      clipText(c, t.name, Math.max(a, labelWidth) + 5, middle, b - Math.max(a, labelWidth) - 8);
    }
  }
  flush();
  c.restore();
  c.fillStyle = colours.text;
  clipText(c, r.label, 16, middle, labelWidth - 70);
  if (r.worker) {
    c.fillStyle = colours.faint;
    c.textAlign = "right";
    c.fillText(percent(r.share), labelWidth - 10, middle);
    c.textAlign = "left";
  }
}

function drawBar(c, left, right, middle, outcome) {
  const height = outcome === "cancelled" ? barHeight / 2 : barHeight;
  const gap = right - left > 4 ? 0.75 : 0;
  const a = Math.max(left, labelWidth - 4), b = Math.min(right, canvas.clientWidth + 4);
  c.fillStyle = colours[outcome];
  c.fillRect(a, middle - height / 2, Math.max(b - a - gap, 1), height);
  if (outcome === "raised" || outcome === "lost") { // not by the colour alone
    c.fillStyle = colours.mark;
    c.fillRect(a, middle + height / 2 - 3, Math.max(b - a - gap, 1), 3);
  }
}

// clipText draws a text, or its beginning, in a width.
function clipText(c, text, left, middle, width) {
  if (width < 12) return;
  if (c.measureText(text).width > width) {
    let n = Math.floor(text.length * width / c.measureText(text).width);
    while (n > 0 && c.measureText(text.slice(0, n) + "…").width > width) n--;
    if (n === 0) return;
    text = text.slice(0, n) + "…";
  }
  c.fillText(text, left, middle);
}

// drawMark draws a frame around the task that has details, and how long that waited.
function drawMark(c, top) {
  const t = pointed || chosen;
  if (!t) return;
  const middle = t.row.y - top + rowHeight / 2;
  const a = Math.max(x(t.started), labelWidth), b = Math.min(Math.max(x(t.ended), x(t.started) + 2), canvas.clientWidth);
  const waited = Math.max(x(t.queued), labelWidth);
  c.fillStyle = colours.mark;
  if (a > waited) c.fillRect(waited, middle + rowHeight / 2 - 2, a - waited, 2);
  if (b < labelWidth) return;
  c.strokeStyle = colours.mark;
  c.lineWidth = 1.5;
  c.strokeRect(a - 0.75, middle - barHeight / 2 - 0.75, Math.max(b - a, 1) + 1.5, barHeight + 1.5);
}

// axis returns the times that the axis names.
function axis() {
  const room = Math.max(1, plotWidth / 90);
  const step = (to - from) / room;
  const power = 10 ** Math.floor(Math.log10(step));
  const round = [1, 2, 5, 10].find(n => n * power >= step) * power;
  const at = [];
  for (let n = Math.ceil(from / round); n * round <= to; n++) at.push(n * round);
  return { at, step: round };
}

function drawAxis(c, ticks, width) {
  c.fillStyle = colours.back;
  c.fillRect(0, 0, width, axisHeight);
  c.fillStyle = colours.line;
  c.fillRect(0, axisHeight - 1, width, 1);
  c.fillStyle = colours.faint;
  const unit = ticks.step >= 1e5 ? [1e6, "s"] : ticks.step >= 100 ? [1e3, "ms"] : [1, "µs"];
  const digits = Math.max(0, -Math.floor(Math.log10(ticks.step / unit[0]) + 1e-9));
  for (const t of ticks.at) {
    const text = `${(t / unit[0]).toFixed(digits)} ${unit[1]}`;
    const left = x(t) + 4;
    if (left + c.measureText(text).width < width) c.fillText(text, left, axisHeight / 2);
  }
}

// firstVisible returns the place of the first task of a row that may reach into what is
// shown. Those of a worker do not overlap.
function firstVisible(r) {
  let low = 0, high = r.tasks.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (r.tasks[mid].ended < from) low = mid + 1;
    else high = mid;
  }
  return low;
}

// taskAt returns the task at a place on the canvas, or within two pixels of it.
function taskAt(px, py) {
  const y = py + view.scrollTop;
  const row = rows.find(r => r.tasks && y >= r.y && y < r.y + rowHeight);
  if (!row || px < labelWidth || py < axisHeight) return null;
  let best = null, distance = 3;
  for (let i = firstVisible(row); i < row.tasks.length; i++) {
    const t = row.tasks[i];
    const a = x(t.started), b = Math.max(x(t.ended), a + 1.5);
    if (a > px + 3) break;
    const d = px < a ? a - px : px > b ? px - b : 0;
    if (d < distance || d === 0 && distance === 0 && severity[t.outcome] > severity[best.outcome]) {
      best = t;
      distance = d;
    }
  }
  return best;
}

// point shows the details of the task under the pointer.
function point(t, px, py) {
  if (t !== pointed) {
    pointed = t;
    redraw();
  }
  describe(t || chosen);
  if (t) place(px, py);
  else if (chosen) placeAt(chosen);
}

// choose shows the details of a task until another is chosen, and the task itself.
function choose(t) {
  chosen = t;
  pointed = null;
  if (t) {
    const span = to - from;
    if (t.ended < from || t.started > to) {
      from = Math.max(0, (t.started + t.ended) / 2 - span / 2);
      to = from + span;
    }
    if (t.row.y < view.scrollTop + axisHeight || t.row.y + rowHeight > view.scrollTop + view.clientHeight) {
      view.scrollTop = t.row.y - view.clientHeight / 2;
    }
  }
  describe(t);
  if (t) placeAt(t);
  redraw();
}

function describe(t) {
  details.hidden = !t;
  if (!t) return;
  const table = document.createElement("table");
  const line = (name, value) => {
    const tr = document.createElement("tr");
    tr.append(element("th", name), element("td", value));
    table.append(tr);
  };
  line("outcome", t.exception ? `${t.outcome} ${t.exception}` : t.outcome);
  if (t.items !== 1) line("calls", `${t.items} of a map`);
  line("queued", `at ${time(t.queued)} by ${t.submitter.name}, for ${time(t.started - t.queued)}`);
  if (t.worker) {
    line("ran", `at ${time(t.started)} for ${time(t.ended - t.started)}`);
    line("on", t.row.label);
  }
  line("task", `${t.id} of ${t.pool.name}`);
  details.replaceChildren(element("strong", t.items !== 1 ? `${t.name}(…)` : `${t.name}(${t.args})`), table);
}

// place puts the details beside a place on the canvas, where there is room.
function place(px, py) {
  const box = canvas.getBoundingClientRect();
  const left = box.left + px + 14, top = box.top + py + 14;
  details.style.left = Math.max(4, Math.min(left, innerWidth - details.offsetWidth - 4)) + "px";
  details.style.top = (top + details.offsetHeight > innerHeight ? Math.max(4, top - 28 - details.offsetHeight) : top) + "px";
}

function placeAt(t) {
  place(Math.min(Math.max(x(t.started), labelWidth), canvas.clientWidth), t.row.y - view.scrollTop + rowHeight / 2);
}

// zoom makes the time shown factor times as long, around a time that stays where it is.
function zoom(factor, around) {
  const span = Math.min(Math.max((to - from) * factor, 0.5), end);
  const share = (around - from) / (to - from);
  move(around - share * span, span);
}

// move shows a span of time from a time on, within all time.
function move(start, span) {
  from = Math.min(Math.max(start, 0), end - span);
  to = from + span;
  if (chosen && !pointed) placeAt(chosen);
  redraw();
}

// neighbour returns the task n places after the one that is chosen, in its row.
function neighbour(n) {
  if (!chosen) return tasks.find(t => t.worker) || tasks[0] || null;
  const list = chosen.row.tasks;
  return list[list.indexOf(chosen) + n] || chosen;
}

// nextFailed returns the task that failed after the one that is chosen, or the first one.
function nextFailed() {
  const failed = t => t.outcome === "raised" || t.outcome === "lost";
  const after = chosen ? tasks.indexOf(chosen) + 1 : 0;
  for (let i = after; i < tasks.length; i++) if (failed(tasks[i])) return tasks[i];
  return tasks.find(failed) || chosen;
}

function press(key) {
  const span = to - from, middle = (from + to) / 2;
  switch (key) {
    case "ArrowLeft": case "a": move(from - span / 5, span); break;
    case "ArrowRight": case "d": move(from + span / 5, span); break;
    case "+": case "=": case "w": zoom(1 / 1.5, chosen ? Math.min(Math.max(chosen.started, from), to) : middle); break;
    case "-": case "s": zoom(1.5, middle); break;
    case "0": move(0, end); break;
    case "n": choose(neighbour(1)); break;
    case "p": choose(neighbour(-1)); break;
    case "f": choose(nextFailed()); break;
    case "Escape": choose(null); break;
    default: return false;
  }
  return true;
}

function listen() {
  let drag = null;
  addEventListener("resize", resize);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", resize);
  view.addEventListener("scroll", () => {
    point(null);
    redraw();
  });
  addEventListener("keydown", e => {
    if (!e.ctrlKey && !e.metaKey && !e.altKey && press(e.key)) e.preventDefault();
  });
  for (const [id, key] of [["in", "+"], ["out", "-"], ["fit", "0"]]) {
    document.getElementById(id).addEventListener("click", () => press(key));
  }
  canvas.addEventListener("pointerdown", e => {
    drag = { x: e.offsetX, from, moved: false };
    canvas.setPointerCapture(e.pointerId);
    view.focus({ preventScroll: true });
  });
  canvas.addEventListener("pointermove", e => {
    if (!drag) {
      point(taskAt(e.offsetX, e.offsetY), e.offsetX, e.offsetY);
      return;
    }
    drag.moved ||= Math.abs(e.offsetX - drag.x) > 3;
    if (drag.moved) {
      canvas.classList.add("dragged");
      pointed = null;
      const span = to - from;
      move(drag.from - (e.offsetX - drag.x) * span / plotWidth, span);
    }
  });
  canvas.addEventListener("pointerup", e => {
    if (drag && !drag.moved) choose(taskAt(e.offsetX, e.offsetY));
    drag = null;
    canvas.classList.remove("dragged");
  });
  canvas.addEventListener("pointerleave", () => {
    if (!drag) point(null);
  });
  canvas.addEventListener("wheel", e => {
    const span = to - from;
    if (e.ctrlKey || e.metaKey) zoom(Math.exp(e.deltaY / 300), timeAt(Math.max(e.offsetX, labelWidth)));
    else if (e.shiftKey && !e.deltaX) move(from + e.deltaY / 500 * span, span);
    else if (Math.abs(e.deltaX) > Math.abs(e.deltaY)) move(from + e.deltaX / 500 * span, span);
    else return; // up and down is the browser's
    e.preventDefault();
  }, { passive: false });
}
