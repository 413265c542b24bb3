// Package terminaltest is a terminal for tests: what is on its screen, rather than what was
// written to it, is what a person sees.
package terminaltest

import (
	"strings"
	"sync"
)

// A Screen is a terminal that knows printable characters of ASCII, carriage return, newline
// and the sequence that clears the rest of the screen. Its methods may be called from any
// goroutine.
type Screen struct {
	mu     sync.Mutex
	width  int
	rows   [][]byte
	row    int
	column int
	writes int
}

// New returns a screen that is so many characters wide.
func New(width int) *Screen { return &Screen{width: width} }

// Write shows p.
func (s *Screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	for rest := string(p); rest != ""; {
		var c byte
		if after, ok := strings.CutPrefix(rest, "\x1b[J"); ok {
			s.at()
			s.rows = s.rows[:s.row+1]
			s.rows[s.row] = s.rows[s.row][:min(s.column, len(s.rows[s.row]))]
			rest = after
			continue
		}
		c, rest = rest[0], rest[1:]
		switch c {
		case '\r':
			s.column = 0
		case '\n':
			s.row++
			s.column = 0
		default:
			if s.column == s.width {
				s.row++
				s.column = 0
			}
			*s.at() = c
			s.column++
		}
	}
	return len(p), nil
}

// at returns the character under the cursor.
func (s *Screen) at() *byte {
	for len(s.rows) <= s.row {
		s.rows = append(s.rows, nil)
	}
	for len(s.rows[s.row]) <= s.column {
		s.rows[s.row] = append(s.rows[s.row], ' ')
	}
	return &s.rows[s.row][s.column]
}

// Lines returns what is on the screen, without spaces at the ends of lines and empty lines
// at the end.
func (s *Screen) Lines() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var lines []string
	for _, row := range s.rows {
		lines = append(lines, strings.TrimRight(string(row), " "))
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// Writes returns how often something was written.
func (s *Screen) Writes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.writes
}

// Width returns how wide the screen is.
func (s *Screen) Width() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.width
}

// Resize makes the screen narrower or wider. The line that the cursor is in, which is at
// its beginning, goes on in the next ones if need be.
func (s *Screen) Resize(width int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.width = width
	s.at()
	text := strings.TrimRight(string(s.rows[s.row]), " ")
	s.rows = s.rows[:s.row]
	for len(text) > width && width > 0 {
		s.rows = append(s.rows, []byte(text[:width]))
		text = text[width:]
	}
	s.rows = append(s.rows, []byte(text))
}
