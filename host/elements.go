package host

import (
	"iter"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// Elements returns the elements of v, a generator or anything else that a script can have a
// for loop over, for Go code that no script has called. If there is an error, it is in the
// last pair: a [*ScriptError] of the code that gives the elements, [ErrClosed], or that v has no
// elements.
//
// Each element is waited for with the script lock, and the lock is free while the caller has
// it. If v is a list, a dict or a set, no script may change it meanwhile.
//
// What starlark.Iterate returns for such values, too, has a method Err that returns the error. If
// nobody calls it, the error is written to the Host's Stderr.
func Elements(v starlark.Value) iter.Seq2[starlark.Value, error] {
	return func(yield func(starlark.Value, error) bool) {
		it := starlark.Iterate(v)
		if it == nil {
			yield(nil, object.TypeError.Errorf("'%s' object is not iterable", object.TypeName(v)))
			return
		}
		defer it.Done()
		var x starlark.Value
		for it.Next(&x) {
			if !yield(x, nil) {
				return
			}
		}
		if it, ok := it.(interface{ Err() error }); ok {
			if err := it.Err(); err != nil {
				yield(nil, err)
			}
		}
	}
}
