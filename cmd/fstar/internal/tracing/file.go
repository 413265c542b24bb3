package tracing

import (
	"fmt"
	"os"
	"sync"
	"time"

	"fstar/host"
)

const (
	// period is how long an event may be in memory only.
	period = time.Second
	// flushSize is how much is written before that. It is endShare times what the tasks that run
	// take, if that is more: they are written again each time.
	flushSize = 64 << 10
	endShare  = 8
)

// A File is a trace or a timeline. Its methods may be called from any goroutine.
//
// Who finds that much is to be written does it, which may be a task; otherwise a timer does.
// Tasks go on meanwhile until as much is to be written again.
type File struct {
	format Format

	writing sync.Mutex // of what is written, in its order; locked before mu
	out     *output
	spare   []byte // the text before the last

	mu      sync.Mutex
	form    form // nil before Begin
	closed  bool
	running running
	limit   int // how much text is written at once
	timer   *time.Timer
	ticking bool // the timer runs, or what it calls
}

// Open opens the file called name, or creates it, to be written from its beginning. It
// destroys nothing. What is not empty must be a file of the same format: otherwise the error
// is a [*ForeignError]. Terminals, pipes and the like are not read.
//
// The file must be none of taken, and none that another process has open as a File, as far
// as the system tells. If it is one of streams, then that itself is written, behind what
// others write to it. To open a named pipe may block until there is a reader.
//
// The owner must call Close.
func Open(name string, format Format, streams []*os.File, taken ...Taken) (*File, error) {
	f := &File{format: format, running: make(running), limit: flushSize}
	var err error
	if f.out, err = open(name, format, streams, taken); err != nil {
		return nil, f.fail(err)
	}
	return f, nil
}

// Format returns what the file is.
func (f *File) Format() Format { return f.format }

// Info returns what tells the file from others, by os.SameFile.
func (f *File) Info() os.FileInfo { return f.out.info }

// fail returns an error as the user is to see it.
func (f *File) fail(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write the %s: %w", f.format, err)
}

// Begin empties the file and begins it for the script called title. It is to be called once,
// before Observe. If it returns an error, the file is closed.
func (f *File) Begin(title string) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.form = f.format.form(title, time.Now())
	f.timer = time.AfterFunc(time.Hour, f.tick)
	f.timer.Stop()
	err := f.out.begin(f.take())
	if err != nil {
		f.closed = true
		f.out.close(nil)
	}
	return f.fail(err)
}

// Observe takes note of an event, unless the file is closed. It may write, and block for
// that.
func (f *File) Observe(e host.TaskEvent) {
	if f.note(&e) {
		f.flush(true)
	}
}

// note takes note of an event, and reports whether there is much to be written.
func (f *File) note(e *host.TaskEvent) (much bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return false
	}
	f.running.note(e)
	f.form.observe(*e)
	if !f.ticking {
		f.ticking = true
		f.timer.Reset(period)
	}
	return f.much()
}

// much reports whether there is much to be written, with mu held.
func (f *File) much() bool { return len(*f.form.text()) >= f.limit }

// tick is called by the timer.
func (f *File) tick() {
	f.flush(false)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ticking = !f.closed && (len(f.running) > 0 || len(*f.form.text()) > 0)
	if f.ticking {
		f.timer.Reset(period)
	}
}

// flush writes what is to be written, or only if that is much.
func (f *File) flush(ifMuch bool) {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	if f.closed || ifMuch && !f.much() { // somebody else has done it
		f.mu.Unlock()
		return
	}
	text, stays := f.take()
	f.mu.Unlock()
	f.out.write(text, stays)
}

// take returns the text that is to be written, with both locks held. The tasks that run and
// the tail are the end of it, and do not stay.
func (f *File) take() (text []byte, stays int) {
	buf := f.form.text()
	if f.out.err != nil { // nothing can be written any more
		*buf = (*buf)[:0]
		return nil, 0
	}
	unfinished := f.running.unfinished()
	for _, e := range unfinished {
		f.form.introduce(e)
	}
	stays = len(*buf)
	for _, e := range unfinished {
		f.form.task(e)
	}
	f.form.rest()
	text = append(*buf, f.form.tail()...)
	*buf, f.spare = f.spare[:0], text
	f.limit = max(flushSize, endShare*(len(text)-stays))
	return text, stays
}

// Close writes what is left, with the tasks that run still, and closes the file. The error
// is that, or the first one that there was since Begin. Without Begin the file stays as it
// was. Further calls do nothing.
func (f *File) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	if f.closed {
		f.mu.Unlock()
		return nil
	}
	f.closed = true
	var text []byte
	if f.form != nil {
		f.timer.Stop()
		text, _ = f.take()
	}
	f.mu.Unlock()
	return f.fail(f.out.close(text))
}
