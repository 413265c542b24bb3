package futures

import (
	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// processChunk is the function that a worker process runs for a chunk of the arguments of
// a map: it returns the list of the results of fn. The first exception is that of the
// chunk.
var processChunk = script.NewFunction("_process_chunk", "fn, chunk", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
	chunk, err := pyop.Elements(t, a.Values[1])
	if err != nil {
		return nil, err
	}
	values := make([]starlark.Value, len(chunk))
	for i, v := range chunk {
		args, ok := v.(starlark.Tuple)
		if !ok {
			return nil, exception.TypeError.Errorf("a chunk of a '%s'", exception.TypeName(v))
		}
		if values[i], err = starlark.Call(t.Interp(), a.Values[0], args, nil); err != nil {
			return nil, err
		}
	}
	return starlark.NewList(values), nil
})

// mapChunks is ProcessPoolExecutor.map. A task for each chunk pays where that for each
// call costs more than the call does. Without chunks the pool sends several calls at once
// by itself, if they are short.
func mapChunks(t *script.Thread, ex *PoolExecutor, a signature.Args) (starlark.Value, error) {
	size, err := chunkSize(a.Values[2])
	if err != nil {
		return nil, err
	}
	fn := a.Values[0]
	if size == 1 {
		return mapCalls(t, a, ex.submitter(fn))
	}
	m, err := newResults(t, a, ex.submitter(processChunk))
	if err != nil {
		return nil, err
	}
	m.input = &chunks{fn: fn, size: size, from: m.input}
	if err := m.begin(t); err != nil {
		return nil, err
	}
	return newGenerator(t, "_chain_from_iterable_of_lists", &chained{results: m}), nil
}

// chunkSize returns what a chunksize argument means.
func chunkSize(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case nil:
		return 1, nil
	case starlark.Bool:
		if v {
			return 1, nil
		}
	case starlark.Int:
		if v.Sign() > 0 {
			return starlark.AsInt32(v)
		}
	default:
		return 0, exception.TypeError.Errorf("'<' not supported between instances of '%s' and 'int'", exception.TypeName(v))
	}
	return 0, exception.ValueError.Errorf("chunksize must be >= 1.")
}

// chunks gives the arguments of processChunk.
type chunks struct {
	fn   starlark.Value
	size int
	from input
}

var _ input = (*chunks)(nil)

func (c *chunks) next(t *script.Thread) (starlark.Tuple, error) {
	var elems starlark.Tuple
	for len(elems) < c.size {
		args, err := c.from.next(t)
		if err != nil {
			return nil, err
		}
		if args == nil {
			break
		}
		elems = append(elems, args)
	}
	if elems == nil {
		return nil, nil
	}
	return starlark.Tuple{c.fn, elems}, nil
}

// chained gives the elements of the lists that are the results of a map.
type chained struct {
	*results
	list *starlark.List // the one whose elements are given
	at   int
}

var _ source = (*chained)(nil)

func (c *chained) next(t *script.Thread) (starlark.Value, bool, error) {
	for c.list == nil || c.at == c.list.Len() {
		v, ok, err := c.results.next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		list, ok := v.(*starlark.List)
		if !ok {
			return nil, false, exception.TypeError.Errorf("'%s' object is no list of results", exception.TypeName(v))
		}
		c.list, c.at = list, 0
	}
	v := c.list.Index(c.at)
	c.list.SetIndex(c.at, starlark.None)
	c.at++
	return v, true, nil
}
