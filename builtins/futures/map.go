package futures

import (
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// mapArgs are the arguments of Executor.map. Who uses one looks what it is, as CPython does.
type mapArgs struct {
	Fn                             starlark.Value
	Iterables                      native.Args
	Timeout, Chunksize, Buffersize starlark.Value
}

// submitter submits the call of one map for one set of arguments.
type submitter func(t *script.Thread, args starlark.Tuple) (*Future, error)

// mapCalls is Executor.map. It submits the calls for the elements of the iterables, taken
// together, and returns the generator of the results.
func mapCalls(self starlark.Value, t *script.Thread, a *mapArgs) (starlark.Value, error) {
	m, err := newResults(t, a, submitOf(self, a.Fn))
	if err != nil {
		return nil, err
	}
	if err := m.begin(t); err != nil {
		return nil, err
	}
	return newGenerator(t, "Executor.map.<locals>.result_iterator", m), nil
}

// bufferSize returns what a buffersize argument means.
func bufferSize(v starlark.Value) (buffered bool, size int, err error) {
	switch v := v.(type) {
	case starlark.NoneType:
		return false, 0, nil
	case starlark.Bool:
		if v {
			return true, 1, nil
		}
	case starlark.Int:
		if n, ok := v.Int64(); ok && n > 0 {
			return n <= math.MaxInt32, int(n), nil // so many that there is no bound
		} else if !ok && v.Sign() > 0 {
			return false, 0, object.ValueError.Errorf("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	default:
		return false, 0, object.TypeError.Errorf("buffersize must be an integer or None")
	}
	return false, 0, object.ValueError.Errorf("buffersize must be None or > 0")
}

// An input gives the arguments of the calls of a map: nil at the end.
type input interface {
	next(t *script.Thread) (starlark.Tuple, error)
}

// zip is Python's zip of some iterables.
type zip []object.Iterator

func newZip(t *script.Thread, iterables native.Args) (zip, error) {
	z := make(zip, len(iterables))
	for i, v := range iterables {
		it, err := object.Iter(t, v.Starlark())
		if err != nil {
			return nil, err
		}
		z[i] = it
	}
	return z, nil
}

// next returns the next tuple, or nil at the end of the shortest.
func (z zip) next(t *script.Thread) (starlark.Tuple, error) {
	if len(z) == 0 {
		return nil, nil
	}
	tuple := make(starlark.Tuple, len(z))
	for i, it := range z {
		v, err := it.NextValue(t)
		if err != nil || !v.Present() {
			return nil, err
		}
		tuple[i] = v.Starlark()
	}
	return tuple, nil
}

// results gives the results of a map's calls, in order. A call that failed raises its
// exception here, and ends the iteration. Its end, however it comes, cancels the calls
// that have not begun.
type results struct {
	submit   submitter
	input    input // what is not submitted yet; nil at the end
	buffered bool  // it has a buffersize
	size     int   // that is it
	futures  []*Future
	limit    limit

	// After a loop was left: what submits the calls again, by index, that were taken back;
	// see leave.
	withdrawn []func(*script.Thread) (*Future, error)
}

var _ source = (*results)(nil)

// newResults returns the results of a map that has submitted nothing yet.
func newResults(t *script.Thread, a *mapArgs, submit submitter) (*results, error) {
	m := &results{submit: submit}
	var err error
	if m.buffered, m.size, err = bufferSize(a.Buffersize); err != nil {
		return nil, err
	}
	if m.limit, err = limitFromNow(a.Timeout); err != nil {
		return nil, err
	}
	m.input, err = newZip(t, a.Iterables)
	return m, err
}

// begin submits all calls, or as many as the buffersize says.
func (m *results) begin(t *script.Thread) error {
	for n := 0; m.input != nil && (!m.buffered || n < m.size); n++ {
		if err := m.submitNext(t); err != nil {
			return err
		}
		if n%4096 == 4095 {
			if err := object.Tick(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// submitNext submits the next call, if there is one.
func (m *results) submitNext(t *script.Thread) error {
	args, err := m.input.next(t)
	if err != nil {
		return err
	}
	if args == nil {
		m.input = nil
		return nil
	}
	f, err := m.submit(t, args)
	if err != nil {
		return err
	}
	m.futures = append(m.futures, f)
	return nil
}

func (m *results) next(t *script.Thread) (v starlark.Value, ok bool, err error) {
	if err := m.restore(t); err != nil {
		return nil, false, err
	}
	if len(m.futures) == 0 {
		return nil, false, nil
	}
	if m.input != nil {
		if err := m.submitNext(t); err != nil {
			return nil, false, err
		}
	}
	f := m.futures[0]
	m.futures[0] = nil
	m.futures = m.futures[1:]
	v, err = f.result(t, m.limit)
	if err != nil {
		f.Cancel(t.Context()) // it was waited for in vain
	}
	return v, err == nil, err
}

// close cancels what was not read, the calls submitted last first, as CPython does.
func (m *results) close(t *script.Thread) {
	left := m.futures
	m.futures, m.input = nil, nil
	for i := len(left) - 1; i >= 0; i-- {
		if left[i] != nil {
			left[i].Cancel(t.Context())
		}
	}
}

// leave takes the calls back that have not begun. CPython cancels them when a loop over a
// generator that nothing else refers to is left. Here nobody knows whether something does:
// if so, restore submits them again.
func (m *results) leave(t *script.Thread) {
	if m.withdrawn == nil {
		m.withdrawn = make([]func(*script.Thread) (*Future, error), len(m.futures))
	}
	for i := len(m.futures) - 1; i >= 0; i-- {
		f := m.futures[i]
		if f == nil || f.task == nil {
			continue
		}
		if again := f.task.withdraw(t, m.submit); again != nil {
			m.futures[i], m.withdrawn[i] = nil, again
		}
	}
}

// restore submits again what leave took back.
func (m *results) restore(t *script.Thread) error {
	withdrawn := m.withdrawn
	m.withdrawn = nil
	for i, again := range withdrawn {
		if again == nil {
			continue
		}
		f, err := again(t)
		if err != nil {
			return err
		}
		m.futures[i] = f
	}
	return nil
}
