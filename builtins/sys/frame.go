package sys

import (
	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// getFrame is sys._getframe.
func (m *Module) getFrame(t *script.Thread, depth native.CInt) (starlark.Value, error) {
	fr := t.Frame(max(int(depth), 0))
	if fr == nil {
		return nil, object.ValueError.Errorf("call stack is not deep enough")
	}
	return fr, nil
}

// currentFrames is sys._current_frames: the frames of the threads that run code, by the threads' numbers.
func (m *Module) currentFrames(t *script.Thread) (*value.Dict, error) {
	d := new(value.Dict)
	for _, other := range t.Runtime().Threads() {
		if fr := other.Frame(0); fr != nil {
			if err := d.SetKey(starlark.MakeInt64(other.Ident()), fr); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}
