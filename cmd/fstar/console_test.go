//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"

	"fstar/internal/terminaltest"
)

// A person sits at a terminal on which the command runs.
type person struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	dead chan struct{} // closed when nothing more comes

	mu      sync.Mutex
	screen  *terminaltest.Screen
	changed chan struct{} // closed when the screen has
}

// patience is how long a person waits for something to appear.
const patience = 20 * time.Second

// sit starts the command on a terminal. The environment has what env says, and no history
// but in the directory of the test.
func sit(t *testing.T, env []string, args ...string) *person {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, screen: terminaltest.NewRaw(80), changed: make(chan struct{}), dead: make(chan struct{})}
	p.cmd = &exec.Cmd{Path: self, Args: append([]string{"fstar"}, args...), Dir: t.TempDir()}
	p.cmd.Env = append([]string{
		"TERM=xterm", "FSTAR_HISTORY=" + filepath.Join(p.cmd.Dir, "history"), "PATH=" + os.Getenv("PATH"), "HOME=" + p.cmd.Dir,
		"GORACE=atexit_sleep_ms=0", // or each process takes a second to end, with -race
	}, env...)
	err = heeding(func() error {
		var err error
		p.tty, err = pty.StartWithSize(p.cmd, &pty.Winsize{Rows: 24, Cols: 80})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.dead)
		buf := make([]byte, 4096)
		for {
			n, err := p.tty.Read(buf)
			p.mu.Lock()
			p.screen.Write(buf[:n])
			close(p.changed)
			p.changed = make(chan struct{})
			p.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		if p.cmd.ProcessState == nil {
			p.cmd.Process.Kill()
			p.cmd.Wait()
		}
		p.tty.Close()
		p.hungUp()
	})
	return p
}

// types types text.
func (p *person) types(text string) {
	p.t.Helper()
	if _, err := p.tty.WriteString(text); err != nil {
		p.t.Fatal(err)
	}
}

// sees waits until the screen ends with text.
func (p *person) sees(text string) {
	p.t.Helper()
	p.waits("its end is "+text, func(s *terminaltest.Screen) bool { return strings.HasSuffix(s.String(), strings.TrimRight(text, " ")) })
}

// waits waits until the screen is right.
func (p *person) waits(what string, right func(*terminaltest.Screen) bool) {
	p.t.Helper()
	deadline := time.After(patience)
	for {
		p.mu.Lock()
		ok, changed, shown := right(p.screen), p.changed, p.screen.String()
		p.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-p.dead:
			p.mu.Lock()
			ok = right(p.screen)
			p.mu.Unlock()
			if !ok {
				p.t.Fatalf("the command has ended; want: %s\nscreen:\n%s", what, shown)
			}
			return
		case <-deadline:
			p.t.Fatalf("want: %s\nscreen:\n%s", what, shown)
		}
	}
}

// ends leaves the console.
func (p *person) ends() {
	p.t.Helper()
	p.types(ctrlD)
	p.leaves(0)
}

// leaves waits for the end of the command, with a status.
func (p *person) leaves(status int) {
	p.t.Helper()
	p.waitsForEnd()
	p.hungUp()
	if got := p.cmd.ProcessState.ExitCode(); got != status {
		p.t.Errorf("status %d, want %d; screen:\n%s", got, status, p.shown())
	}
}

// waitsForEnd waits for the end of the command, which is killed if that takes too long: it shows first what its
// goroutines do.
func (p *person) waitsForEnd() {
	p.t.Helper()
	timer := time.AfterFunc(patience, func() {
		p.cmd.Process.Signal(syscall.SIGQUIT)
		time.Sleep(time.Second)
		p.cmd.Process.Kill()
	})
	err := p.cmd.Wait()
	if !timer.Stop() {
		p.hungUp()
		p.t.Fatalf("the command did not end; screen:\n%s", p.shown())
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
}

// hungUp waits until nothing more comes from the terminal. That the command has ended is not enough, if another
// process has the terminal; and to close it does not wake who reads it.
func (p *person) hungUp() {
	p.t.Helper()
	select {
	case <-p.dead:
	case <-time.After(patience):
		p.t.Errorf("the terminal is not hung up; screen:\n%s", p.shown())
	}
}

func (p *person) shown() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.String()
}

// begins waits for the banner and the first prompt.
func (p *person) begins() *person {
	p.t.Helper()
	p.sees("to leave.\n>>> ")
	return p
}

const (
	ctrlC  = "\x03"
	ctrlD  = "\x04"
	ctrlL  = "\x0c"
	up     = "\x1b[A"
	left   = "\x1b[D"
	delete = "\x1b[3~"
)

func TestConsole(t *testing.T) {
	p := sit(t, nil).begins()
	if !strings.HasPrefix(p.shown(), "fstar (devel) (Python 3.14) on ") {
		t.Errorf("banner: %s", p.shown())
	}
	p.types("6 * 7\r")
	p.sees(">>> 6 * 7\n42\n>>> ")
	p.types("_ + 1\r")
	p.sees(">>> _ + 1\n43\n>>> ")
	p.types("def f(n):\r")
	p.sees(">>> def f(n):\n... ")
	p.types("    return n * 2\r\r")
	p.sees("...     return n * 2\n...\n>>> ")
	p.types("f(4) +\r")
	p.sees("SyntaxError: invalid syntax\n>>> ")
	p.types("[f(4),\r1 // 0]\r")
	p.sees(`>>> [f(4),
... 1 // 0]
Traceback (most recent call last):
  File "<python-input-4>", line 2, in <module>
    1 // 0]
    ~~^^~~
ZeroDivisionError: division by zero
>>> `)
	p.types("print('no newline', end='')\r")
	p.sees(">>> print('no newline', end='')\nno newline\n>>> ")
	p.types("name = input('name? ')\r")
	p.sees("name? ")
	p.types("wörld" + left + delete + "t\r")
	p.sees("name? wörlt\n>>> ")
	p.types("name\r")
	p.sees("'wörlt'\n>>> ")
	p.types("import sys; sys.exit(7)\r")
	p.leaves(7)
}

func TestConsoleLeave(t *testing.T) {
	for typed, status := range map[string]int{ctrlD: 0, "exit\r": 0, "quit()\r": 0, "exit(3)\r": 3, "raise SystemExit('bye')\r": 1} {
		p := sit(t, nil).begins()
		p.types(delete + "1" + left + delete) // which are no Ctrl-D
		p.types(typed)
		p.leaves(status)
		if strings.Contains(typed, "bye") {
			p.sees("\nbye\n")
		}
	}
}

func TestConsoleInterrupt(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("x = 'half typed" + ctrlC)
	p.sees(">>> x = 'half typed\nKeyboardInterrupt\n>>> ")
	p.types("def f():\r  return" + ctrlC)
	p.sees("...   return\nKeyboardInterrupt\n>>> ")
	p.types("import time\rprint('on'); time.sleep(1000)\r")
	p.sees("\non\n") // the terminal is given back by then
	p.types(ctrlC)
	p.sees("on\n^CTraceback (most recent call last):\n  File \"<python-input-1>\", line 1, in <module>\n    print('on'); time.sleep(1000)\n                 ~~~~~~~~~~^^^^^^\nKeyboardInterrupt\n>>> ")
	p.types("while not print('loops'):\r  while True: pass\r\r")
	p.sees("\nloops\n")
	p.types(ctrlC)
	p.sees("KeyboardInterrupt\n>>> ")
	p.types("input('? ')\r")
	p.sees("? ")
	p.types(ctrlC)
	p.sees("KeyboardInterrupt\n>>> ")
	p.types("try:\r  print('waits'); time.sleep(1000)\rfinally:\r  print('cleans up'); time.sleep(1000)\r\r")
	p.sees("\nwaits\n")
	p.types(ctrlC)
	p.sees("cleans up\n")
	p.types(ctrlC) // again: for good
	p.sees("KeyboardInterrupt\n>>> ")
	p.types("while True:\r  try: print('try'); time.sleep(1000)\r  except KeyboardInterrupt: print('swallowed')\r\r")
	p.sees("\ntry\n")
	p.types(ctrlC)
	p.sees("swallowed\ntry\n")
	p.types(ctrlC)
	p.sees("swallowed\ntry\n^Cswallowed\ntry\n")
	p.types("\x1c") // Ctrl-\ ends the process, as everywhere
	p.waitsForEnd()
	if sig := p.cmd.ProcessState.Sys().(syscall.WaitStatus); sig.ExitStatus() == 0 {
		t.Errorf("ended with %v", p.cmd.ProcessState)
	}
}

func TestConsoleHistory(t *testing.T) {
	history := "FSTAR_HISTORY=" + filepath.Join(t.TempDir(), "new", "directory", "history")
	p := sit(t, []string{history}).begins()
	p.types("first = 1\rdef f():\r\treturn first\r\rf()\rf()\r")
	p.sees(">>> f()\n1\n>>> f()\n1\n>>> ")
	p.ends()

	p = sit(t, []string{history}).begins()
	p.types(up)
	p.sees("\n>>> f()")
	p.types(up) // once, though it was typed twice
	p.sees("\n>>> def f():↵    return first")
	p.types(up)
	p.sees("\n>>> first = 1")
	p.types("0\r")
	p.sees(">>> first = 10\n>>> ")
	p.types(up + up + up + "\r") // all of the function at once
	p.sees(">>> def f():↵    return first\n... ")
	p.types("\rf()\r")
	p.sees("...\n>>> f()\n10\n>>> ")
	p.types("\x12firs") // Ctrl-R
	p.waits("the search has found it", func(s *terminaltest.Screen) bool { return strings.Contains(s.String(), "first = 10") })
	p.types(ctrlC + ctrlD)
	p.leaves(0)
}

// A history that cannot be written is none.
func TestConsoleWithoutHistory(t *testing.T) {
	for _, path := range []string{"", "/dev/null/history", t.TempDir()} {
		p := sit(t, []string{"FSTAR_HISTORY=" + path}).begins()
		p.types("1 + 1\r")
		p.sees("2\n>>> ")
		p.types(up)
		p.sees("2\n>>> 1 + 1")
		p.types("\r")
		p.sees(">>> 1 + 1\n2\n>>> ")
		p.ends()
	}
}

func TestConsoleCompletion(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("import concur\t.fut\t as cf\r")
	p.sees(">>> import concurrent.futures as cf\n>>> ")
	p.types("from concurrent.futures import as_\t\r")
	p.sees(">>> from concurrent.futures import as_completed\n>>> ")
	p.types("cf.Thread\t1)\r")
	p.waits("a pool", func(s *terminaltest.Screen) bool {
		return strings.Contains(s.String(), ">>> cf.ThreadPoolExecutor(1)\n<concurrent")
	})
	p.types("class A:\r\tlong_name = 1\r\tlong_gone = 2\r\r")
	p.sees("...     long_gone = 2\n...\n>>> ")
	p.types("A.\t")
	p.sees(">>> A.long_")
	p.types("\t")
	p.waits("both candidates", func(s *terminaltest.Screen) bool {
		return strings.Contains(s.String(), "long_gone") && strings.HasSuffix(s.String(), "long_name") || strings.Contains(s.String(), "long_gone  ")
	})
	p.types("n\t\r")
	p.sees(">>> A.long_name\n1\n>>> ")
	p.types("whi\tFa\t: pass\r\r")
	p.sees(">>> while False: pass\n...\n>>> ")
	p.ends()
}

func TestConsolePools(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("from concurrent.futures import *\rpool = ThreadPoolExecutor(2)\rdef f(n): return n * k\r\rk = 2\r")
	p.types("list(pool.map(f, range(3)))\r")
	p.sees("[0, 2, 4]\n>>> ")
	p.types("k = 3\rpool.submit(f, 5).result()\r")
	p.sees("15\n>>> ")
	p.types("processes = ProcessPoolExecutor(1)\rprocesses.submit(f, 7).result()\r")
	p.sees("21\n>>> ")
	p.types("def f(n): return g(n) + 1\r\rdef g(n): return -n\r\r")
	p.types("list(processes.map(f, [1, 2]))\r")
	p.sees("[0, -1]\n>>> ")
	p.types("processes.submit(lambda: print('from', 'a worker')).result()\r")
	p.sees("from a worker\n>>> ")
	p.types("import time\rslow = pool.submit(time.sleep, 0.01)\rprint('end', end='ed')\r")
	p.sees("\nended\n>>> ")
	p.types(ctrlD) // waits for the task
	p.leaves(0)
}

// What threads print while a line is being typed comes above it.
func TestConsoleBackground(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("import threading, sys\rgo, on = threading.Event(), threading.Event()\r")
	p.types("def background():\r  go.wait(); print('one'); print('two', 'three', sep='\\n'); print('part', end='')\r  on.wait(); print('ial'); print('error', file=sys.stderr)\r\r")
	p.types("t = threading.Thread(target=background); t.start()\r")
	p.sees("t.start()\n>>> ")
	p.types("go.set(); 'a statement'\r")
	p.waits("what it printed", func(s *terminaltest.Screen) bool {
		return strings.Contains(s.String(), "one\ntwo\nthree\n") && strings.Contains(s.String(), "'a statement'\n")
	})
	p.types("threading.Timer(0.05, on.set).start()\r")
	p.types("half a li")
	p.waits("the rest, above the line", func(s *terminaltest.Screen) bool {
		return strings.HasSuffix(s.String(), "partial\nerror\n>>> half a li") || strings.HasSuffix(s.String(), "ial\nerror\n>>> half a li")
	})
	p.types("ne" + ctrlC)
	p.sees(">>> half a line\nKeyboardInterrupt\n>>> ")
	p.types("threading.Thread(target=lambda: [print(i) for i in range(5000)]).start()\r")
	p.waits("all of them", func(s *terminaltest.Screen) bool { return strings.HasSuffix(s.String(), "\n4998\n4999\n>>>") })
	p.types("half a line" + ctrlC)
	p.sees(">>> half a line\nKeyboardInterrupt\n>>> ")
	p.ends()
}

// What is pasted waits for Enter, whatever lines it has.
func TestConsolePaste(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("\x1b[200~def f():\r    x = 1\r\r    return x + 1\r\rdef g():\r\treturn f()\r\x1b[201~")
	p.sees(">>> def f():↵    x = 1↵↵    return x + 1↵↵def g():↵ return f()↵")
	p.types("\r")
	p.sees("↵\n>>> ")
	p.types("g()\r")
	p.sees("2\n>>> ")
	long := "len([" + strings.Repeat("1, ", 2000) + "])"
	p.types(long + "\r")
	p.sees("\n2000\n>>> ")
	p.types("'\xff\xfe'\r")
	p.sees("'\ufffd\ufffd'\n>>> ")
	p.types("x = 1\ry = 2\rx + y\r") // a terminal that does not mark what is pasted
	p.sees(">>> x + y\n3\n>>> ")
	p.ends()
}

// Ctrl-D ends the statement that is being typed, as in python3.
func TestConsoleEndOfStatement(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("if 1:\r  print('run')\r" + ctrlD)
	p.sees("...   print('run')\n...\nrun\n>>> ")
	p.types("def f():\r" + ctrlD)
	p.sees("IndentationError: expected an indented block after function definition on line 1\n>>> ")
	p.ends()
}

// state returns the modes of the terminal.
func (p *person) state() *term.State {
	p.t.Helper()
	conn, err := p.tty.SyscallConn()
	if err != nil {
		p.t.Fatal(err)
	}
	var state *term.State
	if e := conn.Control(func(fd uintptr) { state, err = term.GetState(int(fd)) }); e != nil || err != nil {
		p.t.Fatal(e, err)
	}
	return state
}

// What ends the process while a line is typed leaves the terminal as it was.
func TestConsoleGivesTerminalBack(t *testing.T) {
	signalled := func(sig syscall.Signal) func(*person) {
		return func(p *person) { p.cmd.Process.Signal(sig) }
	}
	for _, test := range []struct {
		name string
		end  func(*person)
		want string // how the process has ended
	}{
		{"SIGTERM", signalled(syscall.SIGTERM), "signal: terminated"},
		{"SIGHUP", signalled(syscall.SIGHUP), "signal: hangup"},
		{"SIGQUIT", signalled(syscall.SIGQUIT), "exit status 2"},
		{"os._exit", func(p *person) { os.WriteFile(filepath.Join(p.cmd.Dir, "go"), nil, 0o666) }, "exit status 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := sit(t, nil).begins()
			p.types("import os, threading, time\rdef wait():\r  while not os.path.exists('go'): time.sleep(0.001)\r  os._exit(3)\r\r")
			p.types("threading.Thread(target=wait).start()\rprint('on'); time.sleep(1000)\r")
			p.sees("\non\n")
			found := p.state()
			p.types(ctrlC)
			p.sees("KeyboardInterrupt\n>>> ")
			p.types("half a line")
			p.sees(">>> half a line")
			if reflect.DeepEqual(p.state(), found) {
				t.Error("the terminal is not the console's")
			}
			test.end(p)
			p.waitsForEnd()
			if got := p.cmd.ProcessState.String(); got != test.want {
				t.Errorf("ended with %s, want %s", got, test.want)
			}
			if !reflect.DeepEqual(p.state(), found) {
				t.Error("the terminal is not as it was")
			}
		})
	}
}

// Ctrl-Z keeps the line. Nobody could make this process go on: so it is not stopped.
func TestConsoleSuspend(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("1 +")
	p.sees(">>> 1 +")
	p.types("\x1a 1\r")
	p.sees(">>> 1 + 1\n2\n>>> ")
	p.ends()
}

func TestConsoleSize(t *testing.T) {
	p := sit(t, nil).begins()
	p.types("'" + strings.Repeat("x", 30))
	p.sees("xxx")
	if err := pty.Setsize(p.tty, &pty.Winsize{Rows: 10, Cols: 20}); err != nil {
		t.Fatal(err)
	}
	p.types("'[:2]\r")
	p.sees("\n'xx'\n>>> ")
	p.types(ctrlL + "1\r")
	p.sees("1\n1\n>>> ")
	p.ends()
}

func TestConsoleColor(t *testing.T) {
	for _, test := range []struct {
		env    []string
		colors bool
	}{
		{nil, true},
		{[]string{"NO_COLOR=1"}, false},
		{[]string{"NO_COLOR="}, true},
		{[]string{"PYTHON_COLORS=0"}, false},
		{[]string{"NO_COLOR=1", "PYTHON_COLORS=1"}, true},
	} {
		p := sit(t, test.env).begins()
		p.types("1 // 0\r")
		p.sees("ZeroDivisionError: division by zero\n>>> ")
		p.ends()
		if p.screen.Colors() != test.colors {
			t.Errorf("%v: colours %v", test.env, p.screen.Colors())
		}
	}
	p := sit(t, []string{"TERM=dumb"})
	p.sees(">>> ")
	p.types("1 + 1\n")
	p.sees(">>> 1 + 1\n2\n>>> ")
	p.ends()
	if p.screen.Colors() {
		t.Error("a dumb terminal has colours")
	}
}

func TestConsoleAfterScript(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "script.py")
	if err := os.WriteFile(script, []byte("import sys\nx = sys.argv[1]\ndef f():\n    return x * 2\nsys.exit(5)\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	p := sit(t, nil, "-i", script, "arg")
	p.sees("\nSystemExit: 5\n>>> ")
	p.types("f()\r")
	p.sees(">>> f()\n'argarg'\n>>> ")
	p.ends()
}

func TestStarlarkConsole(t *testing.T) {
	p := sit(t, nil, "--starlark").begins()
	p.types("def f(x):\r  return x + 1\r\rf(1)\r")
	p.sees(">>> f(1)\n2\n>>> ")
	p.types("futures.Thread\t1).submit(f, 2).result()\r")
	p.sees(">>> futures.ThreadPoolExecutor(1).submit(f, 2).result()\n3\n>>> ")
	p.types("exit\r")
	p.leaves(0)
}
