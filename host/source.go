package host

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"go.starlark.net/syntax"

	"fstar/internal/debuginfo"
	"fstar/internal/exception"
	"fstar/internal/extent"
)

// sources keeps what errors need of every script: its text, for tracebacks, and what is
// known of its code, for messages.
type sources struct {
	mu      sync.Mutex
	texts   map[string]string
	extents map[string]*extent.File // of the texts, once somebody has asked
	forget  []func()                // takes back what was registered of the code
}

var _ exception.Source = (*sources)(nil)

func newSources() *sources {
	return &sources{texts: make(map[string]string), extents: make(map[string]*extent.File)}
}

func (s *sources) put(filename, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[filename] = text
	delete(s.extents, filename)
}

// text returns the text of a file that was put.
func (s *sources) text(filename string) (text string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, ok = s.texts[filename]
	return text, ok
}

// register makes what is known of a script's code known to errors, until close.
func (s *sources) register(info *debuginfo.File) {
	forget := info.Register()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget = append(s.forget, forget)
}

// close takes back what was registered.
func (s *sources) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, forget := range s.forget {
		forget()
	}
	s.forget = nil
}

// Lines returns the text of a file that was put, line by line.
func (s *sources) Lines(filename string) []string {
	text, ok := s.text(filename)
	if !ok {
		return nil
	}
	return strings.Split(text, "\n")
}

// Extent returns what an error at pos is an error of, if the file was put.
func (s *sources) Extent(pos syntax.Position) (x exception.Extent, ok bool) {
	filename := pos.Filename()
	s.mu.Lock()
	text, ok := s.texts[filename]
	file := s.extents[filename]
	s.mu.Unlock()
	if !ok {
		return x, false
	}
	if file == nil {
		file = extent.Parse(text) // twice, if two threads ask at once
		s.mu.Lock()
		s.extents[filename] = file
		s.mu.Unlock()
	}
	return file.At(pos)
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
