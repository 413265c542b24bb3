package tracing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"fstar/host"
)

// writeTimeline writes a timeline and returns its name.
func writeTimeline(t *testing.T, title string, write func(*File)) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "timeline.html")
	tl := begin(t, name, Timeline, title)
	write(tl)
	if err := tl.Close(); err != nil {
		t.Fatal(err)
	}
	if err := tl.Close(); err != nil {
		t.Error(err)
	}
	tl.Observe(host.TaskEvent{}) // too late for it
	return name
}

// readData returns the data of a timeline, and its page without them.
func readData(t *testing.T, name string) (data [][]any, page string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>`).FindSubmatchIndex(text)
	if m == nil {
		t.Fatalf("no data in %s", text)
	}
	if err := json.Unmarshal(text[m[2]:m[3]], &data); err != nil {
		t.Fatal(err)
	}
	return data, string(text[:m[2]]) + string(text[m[3]:])
}

func TestTimeline(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no process pools on Windows")
	}
	name := writeTimeline(t, "{{data}} <b>&", func(tl *File) { run(t, mixed, tl.Observe) })
	data, page := readData(t, name)
	outcomes := make(map[any]int)
	kinds := make(map[any]int)
	for _, d := range data {
		if kind, ok := d[0].(string); ok {
			kinds[kind]++
			continue
		}
		outcomes[d[10]]++
		if queued, started, ended := d[7].(float64), d[8].(float64), d[9].(float64); queued > started || started > ended {
			t.Errorf("task %v", d)
		}
	}
	if diff := cmp.Diff(map[any]int{"returned": 42, "raised": 2, "lost": 1, "cancelled": 10}, outcomes); diff != "" {
		t.Error(diff)
	}
	if kinds["process"] != 1 || kinds["pool"] != 3 || kinds["thread"] != 8 {
		t.Errorf("data of the kinds %v", kinds)
	}
	if !strings.Contains(page, "<h1>{{data}} &lt;b&gt;&amp;</h1>") {
		t.Error("the title is not there")
	}
	if regexp.MustCompile(`(?i)https?:|\bsrc=|\bhref=|@import|url\(`).MatchString(page) {
		t.Error("the page refers to others")
	}
}

// A timeline can be read while it is written, and what runs as it is closed is in it.
func TestTimelineIsAlwaysWhole(t *testing.T) {
	name := writeTimeline(t, "test", func(tl *File) {
		pool := &host.TaskPool{ID: 1, Name: "pool"}
		if data, _ := readData(t, tl.out.f.Name()); len(data) != 1 {
			t.Errorf("at the beginning: %v", data)
		}
		for id := range uint64(3000) {
			tl.Observe(event(began(tl), id, pool))
		}
		if data, _ := readData(t, tl.out.f.Name()); len(data) < 1000 {
			t.Errorf("%d lines of data", len(data))
		}
		e := event(began(tl), 3000, pool)
		e.Kind = host.TaskStarted
		tl.Observe(e)
	})
	data, _ := readData(t, name)
	if last := data[len(data)-1]; len(data) < 3000 || last[0] != 3000.0 || last[10] != "running" {
		t.Errorf("%d lines, the last %v", len(data), last)
	}
}

// browserTime is how long Chromium may take, which is a second or two on a machine with time.
const browserTime = time.Minute

// browse runs a headless Chromium and returns what it prints. It skips the test where there
// is none that runs.
func browse(t *testing.T, args ...string) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		// No t.TempDir: a process of Chromium's that outlives it may still write there.
		profile, err := os.MkdirTemp("", "chromium")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(profile)
		common := []string{
			"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--user-data-dir=" + profile, "--window-size=1000,600",
		}
		ctx, cancel := context.WithTimeoutCause(t.Context(), browserTime, fmt.Errorf("not done after %v", browserTime))
		defer cancel()
		cmd := exec.CommandContext(ctx, path, append(common, args...)...)
		cmd.WaitDelay = 10 * time.Second
		out, err := cmd.Output()
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
			t.Skipf("%s does not run: %v, %v\n%s", name, err, context.Cause(ctx), exit.Stderr)
		} else if err != nil {
			t.Skipf("%s does not run: %v", name, err)
		}
		return out
	}
	t.Skip("no chromium on the PATH")
	return nil
}

// inBrowser opens a timeline, runs code in it, and unmarshals what that returns.
func inBrowser(t *testing.T, name, code string, result any) {
	t.Helper()
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tried := filepath.Join(t.TempDir(), "tried.html")
	script := fmt.Sprintf(`<script>
const said = document.createElement("pre");
said.id = "said";
try { said.textContent = JSON.stringify((() => { %s })()); } catch (e) { said.textContent = JSON.stringify(String(e.stack)); }
document.body.append(said);
</script>`, code)
	text := strings.Replace(string(page), "</body>", script+"</body>", 1)
	if err := os.WriteFile(tried, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	dom := browse(t, "--dump-dom", "file://"+tried)
	said := regexp.MustCompile(`(?s)<pre id="said">(.*?)</pre>`).FindSubmatch(dom)
	if said == nil {
		t.Fatalf("the page has said nothing: %.2000s", dom)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(string(said[1]))), result); err != nil {
		t.Fatalf("%v in %s", err, said[1])
	}
}

// few writes a timeline of two workers, one with ten tasks of 1 ms, of which the fourth
// raises, and one with a task that is in the tenth millisecond; and of a cancelled one.
func few(tl *File) {
	pool := &host.TaskPool{ID: 1, Name: "pool", MaxWorkers: 2}
	for id := range uint64(10) {
		e := event(began(tl), id, pool)
		e.Function = "</script><b>f</b>"
		if id == 3 {
			e.Outcome, e.Exception = host.TaskRaised, "Val<ueError"
		}
		tl.Observe(e)
	}
	e := event(began(tl), 10, pool)
	e.Worker.Name, e.Worker.Ident, e.Worker.Pid = "pool_1", 0, 4242
	e.Items = 7
	tl.Observe(e)
	e = event(began(tl), 11, pool)
	e.Outcome, e.Worker, e.Started = host.TaskCancelled, host.TaskThread{}, time.Time{}
	tl.Observe(e)
}

func TestTimelineInBrowser(t *testing.T) {
	name := writeTimeline(t, "few.py", few)
	var got []string
	inBrowser(t, name, `
const said = [];
const text = e => e.hidden ? "hidden" : [...e.querySelectorAll("strong, td")].map(e => e.textContent).join(" | ");
const all = s => [...document.querySelectorAll(s)].map(e => e.textContent).join(" ");
const pointer = (type, px, py) => {
	const box = canvas.getBoundingClientRect();
	canvas.dispatchEvent(new PointerEvent(type, { clientX: box.left + px, clientY: box.top + py, pointerId: 1, bubbles: true }));
};
canvas.setPointerCapture = () => {}; // there is no such pointer
const middle = id => {
	const t = tasks.find(t => t.id === id);
	return [(x(t.started) + Math.max(x(t.ended), x(t.started) + 1)) / 2, t.row.y + rowHeight / 2 - view.scrollTop];
};
const key = k => dispatchEvent(new KeyboardEvent("keydown", { key: k }));
said.push(document.querySelector("h1").textContent, all("#totals dd"), all("#legend li"));
said.push(rows.map(r => r.title || r.label + " " + percent(r.share || 0)).join(", "));
for (const id of [3, 10, 11]) {
	pointer("pointermove", ...middle(id));
	said.push(text(details));
	pointer("pointermove", ...middle(id).map((v, i) => v + [0, 200][i]));
	said.push(text(details));
}
key("f");
said.push(text(details));
key("n");
said.push(text(details));
key("Escape");
said.push(text(details));
const span = to - from;
key("+");
said.push("zoomed " + ((to - from) < span));
key("ArrowRight");
said.push("moved " + (from > 0) + (to <= end));
key("0");
said.push("all " + (from === 0 && to === end));
const [px, py] = middle(5), at = timeAt(px);
canvas.dispatchEvent(new WheelEvent("wheel", { ctrlKey: true, deltaY: -300, clientX: canvas.getBoundingClientRect().left + px, clientY: py }));
said.push("wheel " + (Math.abs(timeAt(px) - at) < 10) + " " + (to - from < span / 2));
const before = from;
pointer("pointerdown", 500, 60);
pointer("pointermove", 400, 60);
pointer("pointerup", 400, 60);
said.push("dragged " + (from > before) + " " + text(details));
key("0");
pointer("pointerdown", ...middle(3));
pointer("pointerup", ...middle(3));
pointer("pointerleave", 0, 0);
said.push("clicked " + text(details).slice(0, 20));
return said;`, &got)
	failed := "</script><b>f</b>(1) | raised Val<ueError | at 0 s by MainThread, for 3.00 ms | at 3.00 ms for 1.00 ms | pool_0 | 3 of pool"
	want := []string{
		"few.py", "12 1 1 12.0 ms 2 46 %", "returned raised cancelled",
		"pool, pool_0 83 %, pool_1 (4242) 8.3 %, never ran 0 %",
		failed,
		"hidden",
		"f(…) | returned | 7 of a map | at 0 s by MainThread, for 10.0 ms | at 10.0 ms for 1.00 ms | pool_1 (4242) | 10 of pool",
		"hidden",
		"f(1) | cancelled | at 0 s by MainThread, for 12.0 ms | 11 of pool",
		"hidden",
		failed,
		strings.NewReplacer("raised Val<ueError", "returned", "for 3.00 ms", "for 4.00 ms", "at 3.00 ms", "at 4.00 ms", "3 of", "4 of").Replace(failed),
		"hidden",
		"zoomed true", "moved truetrue", "all true", "wheel true true", "dragged true hidden",
		"clicked </script><b>f</b>(1)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A page that is opened while the script runs shows what has happened, and what runs.
func TestTimelineInBrowserBeforeTheEnd(t *testing.T) {
	dir := t.TempDir()
	empty, live := filepath.Join(dir, "empty.html"), filepath.Join(dir, "live.html")
	synctest.Test(t, func(t *testing.T) {
		tl := begin(t, filepath.Join(t.TempDir(), "timeline.html"), Timeline, "live.py")
		defer tl.Close()
		copyFile(t, empty, tl.out.f.Name())
		pool := &host.TaskPool{ID: 1, Name: "pool", MaxWorkers: 2}
		tl.Observe(event(began(tl), 0, pool))
		e := event(began(tl), 0, pool)
		e.ID, e.Kind, e.Ended = 1, host.TaskStarted, time.Time{}
		e.Worker.Name, e.Worker.Ident = "pool_1", 3
		tl.Observe(e)
		wait(period)
		copyFile(t, live, tl.out.f.Name())
	})
	const code = `
const all = s => [...document.querySelectorAll(s)].map(e => e.textContent).join(" ");
const context = CanvasRenderingContext2D.prototype, fillText = context.fillText;
let drawn = [];
context.fillText = (text, ...at) => drawn.push(text);
draw();
context.fillText = fillText;
return [all("#totals dd"), all("#legend li"), tasks.map(t => t.outcome + " " + time(t.ended - t.started)).join(), drawn.join("|").slice(0, 20)];`
	for name, want := range map[string][]string{
		empty: {"0 0 0 0 s 0 0 %", "", "", "No task has begun. W"},
		live:  {"2 0 0 1 1.00 s 2 50 %", "returned running", "returned 1.00 ms,running 1.00 s", "pool|at most 2 worke"},
	} {
		var got []string
		inBrowser(t, name, code, &got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", filepath.Base(name), diff)
		}
	}
}

func copyFile(t *testing.T, to, from string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// The bars are there, in colours that can be told from each other and from what is behind,
// in light and dark.
func TestTimelineColours(t *testing.T) {
	name := writeTimeline(t, "few.py", few)
	for _, c := range []struct {
		scheme, back, returned, raised, cancelled string
	}{
		{"1", "ffffff", "2f73b7", "d1480c", "9aa1a9"},
		{"0", "14171b", "5a9fe0", "ff7a45", "6c747e"},
	} {
		file := filepath.Join(t.TempDir(), "page.png")
		browse(t, "--blink-settings=preferredColorScheme="+c.scheme, "--screenshot="+file, "file://"+name)
		count := countColours(t, file)
		for what, least := range map[string]int{c.back: 100_000, c.returned: 5_000, c.raised: 500, c.cancelled: 8} {
			if count[what] < least {
				t.Errorf("scheme %s: %d pixels have the colour %s, want at least %d", c.scheme, count[what], what, least)
			}
		}
	}
}

// countColours returns how many pixels of a picture have each colour.
func countColours(t *testing.T, name string) map[string]int {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	count := make(map[string]int)
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
			count[fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)]++
		}
	}
	return count
}

// A page with 100,000 tasks is shown, and shows details, in no time.
func TestTimelineOfManyTasks(t *testing.T) {
	name := writeTimeline(t, "many.py", func(tl *File) {
		pool := &host.TaskPool{ID: 1, Name: "pool", MaxWorkers: 32}
		random := rand.New(rand.NewPCG(1, 2))
		var at [32]time.Duration
		for id := range uint64(100_000) {
			w := random.IntN(len(at))
			e := event(began(tl), id, pool)
			e.Worker = host.TaskThread{Name: fmt.Sprint("pool_", w), Pid: os.Getpid(), Ident: int64(w)}
			e.Started = began(tl).Add(at[w])
			at[w] += time.Duration(random.ExpFloat64() * float64(time.Millisecond))
			e.Ended = began(tl).Add(at[w])
			tl.Observe(e)
		}
	})
	var got struct {
		Tasks, Rows         int
		Draw, Point, Zoomed float64
		Found               bool
	}
	inBrowser(t, name, `
const timed = (n, f) => { // the best of them: the machine has other things to do
	let best = Infinity;
	for (let i = 0; i < n; i++) {
		const begun = performance.now();
		f();
		best = Math.min(best, performance.now() - begun);
	}
	return best;
};
const t = tasks.find(t => t.id === 50000);
const draws = timed(5, draw);
choose(t);
let found = taskAt(x(t.started) + 1, t.row.y - view.scrollTop + 5) !== null;
zoom(1e-4, t.started);
found &&= taskAt((x(t.started) + x(t.ended)) / 2, t.row.y - view.scrollTop + 5) === t;
return {
	tasks: tasks.length, rows: rows.length, draw: draws, zoomed: timed(5, draw), found,
	point: timed(100, i => taskAt(200 + i, 100)),
};`, &got)
	t.Logf("%+v ms", got)
	if got.Tasks != 100_000 || got.Rows != 33 || !got.Found {
		t.Errorf("got %+v", got)
	}
	if got.Draw > 1000 || got.Point > 10 { // it is 80 and 0.01 on a machine with time
		t.Errorf("it takes %.1f ms to draw, %.1f ms to find what is under the pointer", got.Draw, got.Point)
	}
}
