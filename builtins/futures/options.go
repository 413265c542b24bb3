package futures

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
)

// options are what a ThreadPoolExecutor can do beyond CPython's. The zero value is how
// that works.
type options struct {
	onError     starlark.Value // nil if it was not given
	taskTimeout time.Duration  // 0: none
	maxQueued   int            // 0: no bound
}

// set sets the options among the keyword arguments of a call of the class, and returns one
// that is none of them.
func (o *options) set(class string, kwargs native.Keywords) (unknown string, err error) {
	for _, kw := range kwargs {
		switch v := kw.Value.Starlark(); kw.Name {
		case "on_error":
			err = checkOnError(class, v)
			o.onError = v
		case "task_timeout":
			if v != starlark.None {
				o.taskTimeout, err = script.Seconds(v)
				if err == nil && o.taskTimeout <= 0 {
					err = object.ValueError.Errorf("task_timeout must be greater than 0")
				}
			}
		case "max_queued":
			if v != starlark.None {
				o.maxQueued, err = starlark.AsInt32(v)
				if err != nil {
					err = object.TypeError.Errorf("max_queued must be an integer or None")
				} else if o.maxQueued <= 0 {
					err = object.ValueError.Errorf("max_queued must be greater than 0")
				}
			}
		default:
			unknown = kw.Name
		}
		if err != nil {
			return "", err
		}
	}
	return unknown, nil
}
