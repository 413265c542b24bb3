package futures

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// processChunk is the function that a worker process runs for a chunk of the arguments of
// a map: each call of fn has count of them. It returns the list of the results. The first
// exception is that of the chunk.
var processChunk = native.F3("_process_chunk", "fn, count, chunk", "the results of the calls of a chunk, in a worker", callChunk)

func callChunk(t *script.Thread, fn starlark.Value, count int, chunk starlark.Tuple) (*value.List, error) {
	if count < 1 {
		return nil, object.ValueError.Errorf("a chunk of calls with %d arguments", count)
	}
	values := make([]starlark.Value, 0, len(chunk)/count)
	for args := range slices.Chunk(chunk, count) {
		v, err := t.Invoke(fn, args, nil)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return value.ListFrom(values), nil
}

// mapChunks is ProcessPoolExecutor.map. A task for each chunk pays where that for each
// call costs more than the call does. Without chunks the pool sends several calls at once
// by itself, if they are short.
func mapChunks(ex *PoolExecutor, t *script.Thread, a *mapArgs) (starlark.Value, error) {
	size, err := chunkSize(a.Chunksize)
	if err != nil {
		return nil, err
	}
	if size == 1 {
		return mapCalls(ex, t, a)
	}
	m, err := newResults(t, a, submitOf(ex, processChunk))
	if err != nil {
		return nil, err
	}
	m.input = &chunks{fn: a.Fn, size: size, from: m.input}
	if err := m.begin(t); err != nil {
		return nil, err
	}
	return newGenerator(t, "_chain_from_iterable_of_lists", &chained{results: m}), nil
}

// chunkSize returns what a chunksize argument means.
func chunkSize(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case starlark.Bool:
		if v {
			return 1, nil
		}
	case starlark.Int:
		if v.Sign() > 0 {
			return starlark.AsInt32(v)
		}
	default:
		return 0, object.TypeError.Errorf("'<' not supported between instances of '%s' and 'int'", object.TypeName(v))
	}
	return 0, object.ValueError.Errorf("chunksize must be >= 1.")
}

// chunks gives the arguments of processChunk.
type chunks struct {
	fn   starlark.Value
	size int
	from input
}

var _ input = (*chunks)(nil)

func (c *chunks) next(t *script.Thread) (starlark.Tuple, error) {
	var chunk starlark.Tuple // not of tuples: each would be a value that may come again
	count := 0
	for range c.size {
		args, err := c.from.next(t)
		if err != nil {
			return nil, err
		}
		if args == nil {
			break
		}
		count = len(args)
		chunk = append(chunk, args...)
	}
	if chunk == nil {
		return nil, nil
	}
	return starlark.Tuple{c.fn, starlark.MakeInt(count), chunk}, nil
}

// chained gives the elements of the lists that are the results of a map.
type chained struct {
	*results
	list *value.List // the one whose elements are given
	at   int
}

var _ source = (*chained)(nil)

func (c *chained) next(t *script.Thread) (starlark.Value, bool, error) {
	for c.list == nil || c.at == c.list.Len() {
		v, ok, err := c.results.next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		list, ok := v.(*value.List)
		if !ok {
			return nil, false, object.TypeError.Errorf("'%s' object is no list of results", object.TypeName(v))
		}
		c.list, c.at = list, 0
	}
	v := c.list.Index(c.at)
	c.list.SetIndex(c.at, starlark.None)
	c.at++
	return v, true, nil
}
