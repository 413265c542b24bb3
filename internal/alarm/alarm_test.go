package alarm

import (
	"errors"
	"sync"
	"testing"
)

type source struct{ err error }

func (s *source) Alarm() error { return s.err }

func TestErr(t *testing.T) {
	stop := errors.New("stop")
	quiet, loud := &source{}, &source{stop}
	Lower(loud) // nothing
	for _, step := range []struct {
		do   func()
		want error
	}{
		{func() {}, nil},
		{func() { Raise(quiet) }, nil},
		{func() { Raise(loud) }, stop},
		{func() { Raise(loud) }, stop},
		{func() { Lower(loud) }, stop},
		{func() { Lower(quiet) }, stop},
		{func() { Lower(loud) }, nil},
	} {
		step.do()
		if got := Err(); got != step.want {
			t.Errorf("%v, want %v", got, step.want)
		}
	}
	if raised.Load() != 0 || len(sources) != 0 {
		t.Errorf("%d are left", len(sources))
	}
}

func TestAtTheSameTime(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			s := &source{}
			for range 1000 {
				Raise(s)
				if err := Err(); err != nil {
					t.Error(err)
				}
				Lower(s)
			}
		})
	}
	wg.Wait()
	if err := Err(); err != nil || len(sources) != 0 {
		t.Errorf("%v, %d are left", err, len(sources))
	}
}
