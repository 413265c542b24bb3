package progress

import (
	"io"
	"strings"
	"sync"
	"time"

	"fstar/host"
)

const (
	// delay is how long tasks have been there when the line appears.
	delay = 200 * time.Millisecond
	// period is how often it changes.
	period = 100 * time.Millisecond
	// pause is how often at most it is drawn again behind what a script has written.
	pause = 20 * time.Millisecond
)

// A Line is a line on a terminal. Its methods may be called from any goroutine.
type Line struct {
	terminal io.Writer
	width    func() int
	counts   counts
	tick     *time.Timer

	mu      sync.Mutex // of the terminal; Observe never waits for it
	closed  bool
	text    string    // what the line says
	shown   bool      // it is on the terminal, with the cursor at its beginning
	drawn   time.Time // when it was drawn last
	partial bool      // the cursor is behind something that a script has written
}

// New returns a line on a terminal of which width returns how wide it is now, in
// characters. Its owner must call Close.
func New(terminal io.Writer, width func() int) *Line {
	l := &Line{terminal: terminal, width: width}
	l.tick = time.AfterFunc(time.Hour, l.update)
	l.tick.Stop()
	return l
}

// Observe takes note of an event. It does not block.
func (l *Line) Observe(e host.TaskEvent) {
	if l.counts.add(&e) {
		l.tick.Reset(delay)
	}
}

// Close takes the line off the terminal, for good.
func (l *Line) Close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.tick.Stop()
	l.erase()
}

// update is called by the timer: it draws the line with what is known now, or takes it
// off.
func (l *Line) update() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return
	}
	s, working := l.counts.now(period)
	if !working {
		l.erase()
		return
	}
	if l.shown || !s.resting() {
		l.draw(fit(s.parts(), l.width()-1))
	}
	l.tick.Reset(period) // not before: the terminal may take its time
}

// fit returns as many of the parts as there is room for, in characters.
func fit(parts []string, width int) string {
	text := parts[0]
	for _, part := range parts[1:] {
		if len(text)+len(", ")+len(part) > width {
			break
		}
		text += ", " + part
	}
	return text[:max(0, min(len(text), width))]
}

// draw draws the line, with l.mu held.
func (l *Line) draw(text string) {
	if l.partial || l.shown && text == l.text {
		return
	}
	// The cursor ends at the beginning: what else is written by mistake, such as ^C by
	// the terminal, is within the line and goes with it.
	out := "\r" + text + "\r"
	if l.shown {
		out = l.eraser() + out
	}
	l.text, l.shown, l.drawn = text, true, time.Now()
	io.WriteString(l.terminal, out)
}

// erase takes the line off the terminal, with l.mu held.
func (l *Line) erase() {
	if l.shown {
		l.shown = false
		io.WriteString(l.terminal, l.eraser())
	}
}

// eraser returns what takes the line off the terminal: spaces, which any terminal has,
// unless that is so narrow now that the line goes on in the next one.
func (l *Line) eraser() string {
	if len(l.text) >= l.width() {
		return "\r\x1b[J"
	}
	return "\r" + strings.Repeat(" ", len(l.text)) + "\r"
}

// Aside calls f, which writes to the terminal by itself: the line is not there meanwhile.
func (l *Line) Aside(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.erase()
	f()
}

// Writer returns a writer to w, which is the terminal as well: the line makes room for
// what is written, and is not there while that is no whole line.
func (l *Line) Writer(w io.Writer) io.Writer { return &writer{l, w} }

type writer struct {
	line *Line
	to   io.Writer
}

// Write writes p.
func (w *writer) Write(p []byte) (int, error) {
	l := w.line
	l.mu.Lock()
	defer l.mu.Unlock()
	shown := l.shown
	l.erase()
	n, err := w.to.Write(p)
	if len(p) > 0 {
		l.partial = p[len(p)-1] != '\n'
	}
	if shown && !l.closed && time.Since(l.drawn) >= pause {
		l.draw(l.text)
	}
	return n, err
}
