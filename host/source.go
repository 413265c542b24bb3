package host

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/traceback"
)

// sources keeps the text of every script, for tracebacks.
type sources struct {
	rt    *script.Runtime
	mu    sync.Mutex
	texts map[string]*sourceText

	hint func(e *object.Exception, message string) string // nil in the Starlark dialect
}

// A sourceText is the text of a file, and what is made of it for the first traceback.
type sourceText struct {
	text    string
	lines   func() []string
	extents func() *traceback.Extents
}

var (
	_ traceback.Source = (*sources)(nil)
	_ traceback.File   = (*sourceText)(nil)
)

func newSources(rt *script.Runtime) *sources {
	return &sources{rt: rt, texts: make(map[string]*sourceText)}
}

// noteFrames has the frames of tracebacks kept if a script may ask for them.
func (s *sources) noteFrames(text string) {
	if strings.Contains(text, "tb_frame") {
		s.rt.KeepFrames()
	}
}

func (s *sources) put(filename, text string) {
	s.putText(filename, newSourceText(text))
}

func newSourceText(text string) *sourceText {
	return &sourceText{
		text:    text,
		lines:   sync.OnceValue(func() []string { return strings.Split(text, "\n") }),
		extents: sync.OnceValue(func() *traceback.Extents { return traceback.ParseExtents(text) }),
	}
}

// putText is put of a text that others may have, too.
func (s *sources) putText(filename string, t *sourceText) {
	s.noteFrames(t.text)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[filename] = t
}

// get returns what was put for a file, or nil.
func (s *sources) get(filename string) *sourceText {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.texts[filename]
}

// text returns the text of a file that was put.
func (s *sources) text(filename string) (text string, ok bool) {
	if t := s.get(filename); t != nil {
		return t.text, true
	}
	return "", false
}

// File returns what was put last for a file, or nil.
func (s *sources) File(filename string) traceback.File {
	if t := s.get(filename); t != nil {
		return t
	}
	return nil
}

// Lines returns the text, line by line.
func (t *sourceText) Lines() []string { return t.lines() }

// Extent returns what an error at pos is an error of.
func (t *sourceText) Extent(pos syntax.Position) (traceback.Extent, bool) {
	return t.extents().At(pos)
}

// Hint returns what to add to the message of e. The caller has the script lock.
func (s *sources) Hint(e *object.Exception, message string) string {
	if s.hint == nil {
		return ""
	}
	return s.hint(e, message)
}

// readSource reads the source of a script: see ExecFile.
func readSource(filename string, src any) ([]byte, error) {
	switch src := src.(type) {
	case nil:
		return os.ReadFile(filename)
	case string:
		return []byte(src), nil
	case []byte:
		return src, nil
	case io.Reader:
		return io.ReadAll(src)
	case func() ([]byte, error):
		return src()
	default:
		return nil, fmt.Errorf("%s: source is a %T, want string, []byte, io.Reader or func() ([]byte, error)", filename, src)
	}
}
