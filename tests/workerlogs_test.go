package tests

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checkLines checks that the lines are those of writers that each wrote so many, "w 0 x…x" and
// so on with a number of x, whole, each once, and each writer's in their order unless they
// are from several files.
func checkLines(t *testing.T, text string, writers map[string]int, length int, ordered bool) {
	t.Helper()
	next := make(map[string]int)
	seen := make(map[string]bool)
	tail := strings.Repeat("x", length)
	for line := range strings.Lines(text) {
		var writer string
		var n int
		if _, err := fmt.Sscanf(line, "%s %d ", &writer, &n); err != nil || line != fmt.Sprintf("%s %d %s\n", writer, n, tail) {
			t.Fatalf("not a whole line: %.60q… of %d bytes", line, len(line))
		}
		if seen[line] {
			t.Fatalf("%s %d is there twice", writer, n)
		}
		seen[line] = true
		if ordered && n != next[writer] {
			t.Fatalf("%s %d is behind %s %d", writer, n, writer, next[writer]-1)
		}
		next[writer]++
	}
	for writer, n := range writers {
		if next[writer] != n {
			t.Errorf("%d of %d lines of %s", next[writer], n, writer)
		}
	}
	if len(next) != len(writers) {
		t.Errorf("lines of %d writers, want %d", len(next), len(writers))
	}
}

// workerLogs is a script whose four workers and their parent log lines at the same time. The
// tests put their set-up before it.
const workerLogs = `
import logging, os, sys, time
import logging.handlers
from concurrent.futures import ProcessPoolExecutor

tail = "x" * @LENGTH@

def work(n, count=@COUNT@):
    """Logs when four workers are there."""
    open(os.path.join(directory, f"here-{n}"), "w").close()
    while sum(name.startswith("here-") for name in os.listdir(directory)) < 4:
        time.sleep(0.001)
    for i in range(count):
        logging.info("w%d %d %s", n, i, tail)

logging.root.setLevel(logging.INFO)
directory = "@DIR@"
@SETUP@
for h in logging.root.handlers:
    h.setFormatter(logging.Formatter("%(message)s"))
with ProcessPoolExecutor(4) as pool:
    fs = [pool.submit(work, n) for n in range(4)]
    for i in range(@COUNT@):
        logging.info("parent %d %s", i, tail)
    for f in fs:
        f.result()
`

// runWorkerLogs runs workerLogs and returns its standard output.
func runWorkerLogs(t *testing.T, fstar, dir, setUp string, length, count int) string {
	t.Helper()
	src := strings.NewReplacer("@LENGTH@", fmt.Sprint(length), "@COUNT@", fmt.Sprint(count), "@SETUP@", setUp,
		"@DIR@", filepath.ToSlash(dir)).Replace(workerLogs)
	script := filepath.Join(dir, "test.py")
	if err := os.WriteFile(script, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := runProcess(t, fstar, script)
	if stderr != "" || status != 0 {
		t.Errorf("status %d\n%s", status, stderr)
	}
	return stdout
}

// Lines of several processes stay whole, however long they are, wherever they go.
func TestWorkerLogsAreWhole(t *testing.T) {
	needProcesses(t)
	fstar := buildCommand(t)
	const length, count = 20_000, 100 // PIPE_BUF is 4,096 on Linux
	writers := map[string]int{"parent": count, "w0": count, "w1": count, "w2": count, "w3": count}
	for name, setUp := range map[string]string{
		"standard output":           `logging.root.addHandler(logging.StreamHandler(sys.stdout))`,
		"standard output by name":   `logging.root.addHandler(logging.FileHandler("/dev/stdout"))`,
		"file":                      `logging.root.addHandler(logging.FileHandler(directory + "/log"))`,
		"file that is emptied":      "open(directory + '/log', 'w').write('gone')\nlogging.root.addHandler(logging.FileHandler(directory + '/log', mode='w'))",
		"file that is opened late":  "open(directory + '/log', 'w').write('gone')\nlogging.root.addHandler(logging.FileHandler(directory + '/log', mode='w', delay=True))",
		"file of the script's":      `logging.root.addHandler(logging.StreamHandler(open(directory + "/log", "a")))`,
		"file by a relative path":   "os.chdir(directory)\nlogging.root.addHandler(logging.StreamHandler(open('log', 'a')))\nos.chdir('/')",
		"file that does not rotate": `logging.root.addHandler(logging.handlers.RotatingFileHandler(directory + "/log"))`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			text := runWorkerLogs(t, fstar, dir, setUp, length, count)
			if strings.HasPrefix(name, "file") {
				data, err := os.ReadFile(filepath.Join(dir, "log"))
				if err != nil || text != "" {
					t.Errorf("%v, printed %.100q", err, text)
				}
				text = string(data)
			}
			checkLines(t, text, writers, length, true)
		})
	}
}

// Several processes that rotate the same file lose no record. CPython's do: they rename files
// that others write to.
func TestWorkerLogsRotate(t *testing.T) {
	needProcesses(t)
	fstar := buildCommand(t)
	const length = 50
	for _, c := range []struct {
		name, setUp string
		count       int   // of the records of each process
		largest     int64 // size of a file: who has begun one may find records of others in it
	}{
		{"large files", `logging.root.addHandler(logging.handlers.RotatingFileHandler(directory + "/log", maxBytes=4000, backupCount=1000))`, 300, 4500},
		{"a file for each record", `logging.root.addHandler(logging.handlers.RotatingFileHandler(directory + "/log", maxBytes=60, backupCount=200))`, 30, 1000},
		{"opened late", `logging.root.addHandler(logging.handlers.RotatingFileHandler(directory + "/log", maxBytes=4000, backupCount=1000, delay=True))`, 300, 4500},
		{"by functions of the script", `
def namer(name):
    base, _, number = name.rpartition(".")
    return f"{base}-{int(number):04}.old"
def rotator(source, dest):
    os.rename(source, dest)
h = logging.handlers.RotatingFileHandler(directory + "/log", maxBytes=4000, backupCount=1000)
h.namer, h.rotator = namer, rotator
logging.root.addHandler(h)`, 300, 4500},
		{"by a class of the script", `
class Every(logging.handlers.BaseRotatingHandler):
    """Begins a new file at every seventh record of a process."""
    def __init__(self, filename):
        super().__init__(filename, "a")
        self.count = self.files = 0
    def shouldRollover(self, record):
        self.count += 1
        return self.count % 7 == 0
    def doRollover(self):
        self.stream.close()
        self.files += 1
        self.rotate(self.baseFilename, f"{self.baseFilename}.{os.getpid()}.{self.files}")
        self.stream = self._open()
logging.root.addHandler(Every(directory + "/log"))`, 300, 1 << 20},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if out := runWorkerLogs(t, fstar, dir, c.setUp, length, c.count); out != "" {
				t.Errorf("printed %q", out)
			}
			files, err := filepath.Glob(filepath.Join(dir, "log*"))
			if err != nil || len(files) < 2 {
				t.Fatalf("%d files, %v", len(files), err)
			}
			var text strings.Builder
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if int64(len(data)) > c.largest {
					t.Errorf("%s has %d bytes", file, len(data))
				}
				text.Write(data)
			}
			writers := map[string]int{"parent": c.count, "w0": c.count, "w1": c.count, "w2": c.count, "w3": c.count}
			checkLines(t, text.String(), writers, length, false)
		})
	}
}
