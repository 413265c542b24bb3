package repl

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"sync"

	"github.com/chzyer/readline"
	"golang.org/x/term"
)

// A Terminal is a Console with a line editor.
type Terminal struct {
	editor *readline.Instance
	raw    *rawMode
	keys   *keys
	out    io.Writer
	size   func() (width, height int)
	width  int // that the editor knows; for its goroutine
	resize func()

	turn chan struct{} // holds a token while nobody reads

	mu        sync.Mutex
	reading   bool   // the editor has drawn a line
	prompting bool   // it is to draw the prompt of one, and then gets keys
	held      []byte // what was printed meanwhile
	midLine   bool   // what was printed last is no whole line
	empty     bool   // nothing is typed yet
	completer Completer
	closed    bool
}

var _ Console = (*Terminal)(nil)

// maxEntries is how many entries the history has at most.
const maxEntries = 1000

// NewTerminal returns a Console on the standard input and output of the process, which are
// a terminal. Only one at a time can be used.
func NewTerminal() (*Terminal, error) {
	t := &Terminal{out: readline.Stdout, raw: &rawMode{out: readline.Stdout}, keys: newKeys(readline.Stdin), size: screenSize, turn: make(chan struct{}, 1)}
	t.turn <- struct{}{}
	t.width, _ = t.size()
	var err error
	t.editor, err = readline.NewEx(&readline.Config{
		Stdin:                  struct{ io.ReadCloser }{t.keys},
		Stdout:                 writerFunc(t.draw),
		Stderr:                 writerFunc(t.draw),
		HistoryLimit:           maxEntries,
		DisableAutoSaveHistory: true,
		HistorySearchFold:      true,
		AutoComplete:           completion{t},
		Listener:               readline.FuncListener(t.afterKey),
		Painter:                markPainter{},
		InterruptPrompt:        "\n", // which means none
		EOFPrompt:              "\n",
		FuncMakeRaw:            t.raw.enter,
		FuncExitRaw:            t.raw.exit,
		FuncGetWidth:           func() int { width, _ := t.size(); return width },
		FuncIsTerminal:         func() bool { return true },
		FuncOnWidthChanged:     func(changed func()) { t.resize = changed },
		FuncFilterInputRune:    t.filter,
	})
	return t, err
}

// screenSize returns the size of the terminal, or a usual one if it has none: the editor
// divides by it.
func screenSize() (width, height int) {
	width, height, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

// ReadLine is that of a Console.
func (t *Terminal) ReadLine(ctx context.Context, prompt string, completer Completer) (string, error) {
	select {
	case <-t.turn:
		defer func() { t.turn <- struct{}{} }()
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
	if t.keys.over() {
		return "", io.EOF
	}
	pressed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		t.keys.press(readline.CharInterrupt)
		close(pressed)
	})
	t.mu.Lock()
	if t.midLine {
		t.midLine = false
		io.WriteString(t.out, "\n")
	}
	t.reading, t.completer, t.empty = true, completer, true
	t.mu.Unlock()
	t.editor.SetPrompt(prompt)
	// The editor may have been told to go on once too often, and would read keys while it
	// still draws the prompt, on this goroutine: it is to have none before.
	t.editor.Clean() // so that it draws nothing before the prompt
	t.mu.Lock()
	t.prompting = true
	t.mu.Unlock()
	line, err := t.editor.Readline()
	if !stop() {
		<-pressed
	}
	t.mu.Lock()
	t.reading = false
	held := t.held
	t.held = nil
	t.mu.Unlock()
	t.keys.end()
	t.Write(held)
	switch {
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	case errors.Is(err, readline.ErrInterrupt):
		return "", ErrInterrupt
	}
	return unmarked(line), err
}

// Remember adds an entry to the editor's history. The caller does not read.
func (t *Terminal) Remember(entry string) { t.editor.SaveHistory(marked(entry)) }

// Stdout returns t: a Terminal has one screen.
func (t *Terminal) Stdout() io.Writer { return t }

// Stderr returns t.
func (t *Terminal) Stderr() io.Writer { return t }

// Write prints text; whole lines of it above a line that is being typed, the rest when
// that has been read.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(p) == 0 {
		return 0, nil
	}
	if t.reading {
		pressed := bytes.IndexByte(t.held, '\n') >= 0
		t.held = append(t.held, p...)
		if !pressed && bytes.IndexByte(p, '\n') >= 0 {
			t.keys.press(wakeMark)
		}
		return len(p), nil
	}
	t.midLine = p[len(p)-1] != '\n'
	return t.out.Write(p)
}

// FreshLine begins a new line if the last one has no end.
func (t *Terminal) FreshLine() {
	t.mu.Lock()
	midLine := t.midLine
	t.mu.Unlock()
	if midLine {
		t.Write([]byte("\n"))
	}
}

// Close gives the terminal back.
func (t *Terminal) Close() error {
	t.mu.Lock()
	t.closed = true // the editor clears the line where the cursor is
	t.mu.Unlock()
	t.keys.Close()
	return t.editor.Close()
}

// Abandon gives the terminal back for a process that ends where it is, even while a line is
// read. It may be called from any goroutine.
func (t *Terminal) Abandon() { t.raw.abandon() }

// draw writes what the editor draws.
func (t *Terminal) draw(p []byte) (int, error) {
	t.mu.Lock()
	closed, prompting := t.closed, t.prompting
	t.prompting = false
	t.mu.Unlock()
	if prompting {
		defer t.keys.begin()
	}
	if closed {
		return len(p), nil
	}
	return t.out.Write(p)
}

// What follows runs on the editor's goroutine.

// filter is asked what a key is, before the editor takes it.
func (t *Terminal) filter(key rune) (rune, bool) {
	defer t.raw.abandonOnPanic()
	if width, _ := t.size(); width != t.width {
		t.width = width
		t.resize()
	}
	op := t.editor.Operation
	switch key {
	case 0, pasteMark:
		return key, true
	case readline.CharEnter, readline.CharCtrlJ:
		if op.IsInCompleteSelectMode() {
			t.keys.resume()
		}
		return key, true
	case readline.CharInterrupt:
		if !op.IsNormalMode() {
			t.keys.resume()
		}
		return key, true
	case readline.CharDelete:
		if !t.isEmpty() || !op.IsNormalMode() {
			t.keys.resume()
		}
		return key, true
	case wakeMark:
		t.printHeld()
		return 0, false
	case deleteMark:
		return readline.CharDelete, !t.isEmpty()
	case readline.CharCtrlZ:
		t.suspend()
		return 0, false
	}
	return key, key >= ' ' || isControl[key]
}

func (t *Terminal) isEmpty() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.empty
}

// isControl has the control characters, and those with Meta, that the editor knows. Others
// it would put into the line.
var isControl = map[rune]bool{
	readline.MetaBackward: true, readline.MetaForward: true, readline.MetaDelete: true, readline.MetaBackspace: true,
	readline.CharLineStart: true, readline.CharBackward: true, readline.CharInterrupt: true, readline.CharDelete: true,
	readline.CharLineEnd: true, readline.CharForward: true, readline.CharBell: true, readline.CharCtrlH: true, readline.CharTab: true,
	readline.CharCtrlJ: true, readline.CharKill: true, readline.CharCtrlL: true, readline.CharEnter: true, readline.CharNext: true,
	readline.CharPrev: true, readline.CharBckSearch: true, readline.CharFwdSearch: true, readline.CharTranspose: true,
	readline.CharCtrlU: true, readline.CharCtrlW: true, readline.CharCtrlY: true,
}

// afterKey is told the line after a key. It puts what was pasted in the place of its mark.
func (t *Terminal) afterKey(line []rune, pos int, key rune) (newLine []rune, newPos int, changed bool) {
	defer t.raw.abandonOnPanic()
	if key == pasteMark && pos > 0 && line[pos-1] == pasteMark {
		text := []rune(marked(t.keys.paste()))
		rest := line[pos:]
		line = append(append(append([]rune(nil), line[:pos-1]...), text...), rest...)
		newPos, changed = pos-1+len(text), true
	}
	t.mu.Lock()
	t.empty = len(line) == 0
	t.mu.Unlock()
	return line, newPos, changed
}

// printHeld prints the lines that were held back, above the one that is being typed.
func (t *Terminal) printHeld() {
	t.mu.Lock()
	end := bytes.LastIndexByte(t.held, '\n') + 1
	lines := t.held[:end:end]
	t.held = t.held[end:]
	t.mu.Unlock()
	if len(lines) == 0 {
		return
	}
	t.leaveModes()
	t.editor.Clean()
	t.out.Write(lines)
}

// leaveModes ends choosing among candidates, and searching, which draw below the line.
func (t *Terminal) leaveModes() {
	op := t.editor.Operation
	if op.IsInCompleteMode() {
		op.ExitCompleteMode(true)
	}
	if op.IsSearchMode() {
		op.ExitSearchMode(true)
	}
}

// suspend is Ctrl-Z.
func (t *Terminal) suspend() {
	t.editor.Clean()
	t.raw.exit()
	suspend()
	t.raw.enter()
}

// completion is the editor's view of a Completer.
type completion struct{ t *Terminal }

// Do returns how the candidates go on, and how much of them is typed.
func (c completion) Do(line []rune, pos int) ([][]rune, int) {
	if c.t.completer == nil {
		return nil, 0
	}
	defer c.t.raw.abandonOnPanic()
	words, n := c.t.completer.Complete(unmarked(string(line[:pos])))
	width, height := c.t.size()
	return fit(words, n, width, height), n
}
