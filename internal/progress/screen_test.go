package progress

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

// A screen is as much of a terminal as a line needs.
type screen struct {
	mu     sync.Mutex
	width  int
	rows   [][]byte
	row    int
	column int
	writes int
}

func (s *screen) Write(p []byte) (int, error) {
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
func (s *screen) at() *byte {
	for len(s.rows) <= s.row {
		s.rows = append(s.rows, nil)
	}
	for len(s.rows[s.row]) <= s.column {
		s.rows[s.row] = append(s.rows[s.row], ' ')
	}
	return &s.rows[s.row][s.column]
}

// lines returns what is on the screen, without spaces at the ends of lines and empty lines
// at the end.
func (s *screen) lines() []string {
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

func (s *screen) want(t *testing.T, want ...string) {
	t.Helper()
	if got := s.lines(); !slices.Equal(got, want) {
		t.Errorf("the screen shows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (s *screen) columns() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.width
}

// resize makes the screen narrower or wider. The line that the cursor is in, which is at
// its beginning, goes on in the next ones if need be.
func (s *screen) resize(width int) {
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
