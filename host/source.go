package host

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"fstar/internal/debuginfo"
)

// sources keeps what errors need of every script: its text, for tracebacks, and what is
// known of its code, for messages.
type sources struct {
	mu     sync.Mutex
	texts  map[string]string
	forget []func() // takes back what was registered of the code
}

func newSources() *sources { return &sources{texts: make(map[string]string)} }

func (s *sources) put(filename, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[filename] = text
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

// lines returns the text of a file that was put, line by line.
func (s *sources) lines(filename string) []string {
	s.mu.Lock()
	text, ok := s.texts[filename]
	s.mu.Unlock()
	if !ok {
		return nil
	}
	return strings.Split(text, "\n")
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
