package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// A Receiver is the Sender's other end, in a worker. The script lock guards it.
type Receiver struct {
	coder
	news    *Decoder
	numbers map[*object.Class]int // of classes in the news
	read    int                   // how many values of the news are in numbers
}

// NewReceiver returns the Receiver of a worker with the modules of p.
func NewReceiver(p Program) *Receiver {
	r := &Receiver{numbers: make(map[*object.Class]int)}
	r.coder = coder{p: p, receiver: r}
	r.news = NewDecoder(&r.coder, nil)
	return r
}

// News reads news.
func (r *Receiver) News(t *script.Thread, data []byte) error {
	_, err := t.Run(nil, func() (starlark.Value, error) {
		r.t = t
		r.news.Continue(data)
		for r.news.More() {
			if _, err := r.news.Value(); err != nil {
				return nil, err
			}
		}
		for ; r.read < len(r.news.memo); r.read++ {
			if class, ok := r.news.memo[r.read].(*object.Class); ok {
				r.numbers[class] = r.read
			}
		}
		return starlark.None, nil
	})
	return err
}

// Call reads a call, makes it, and returns what it returned or raised, for Sender.Result.
// It keeps nothing of the payload's data.
func (r *Receiver) Call(t *script.Thread, payload workerpool.Payload) workerpool.Payload {
	r.t = t
	v, err := t.Run(nil, func() (starlark.Value, error) {
		fn, args, kwargs, err := r.call(payload)
		if err != nil {
			return nil, err
		}
		return object.Call(t.Interp(), fn, args, kwargs)
	})
	if err != nil {
		x := object.Catch(err, 0)
		if len(x.CallStack()) == 0 {
			x.AddStack(&starlark.EvalError{CallStack: make(starlark.CallStack, 1)}, 0) // so that its traceback begins as one
		}
		err = x
	}
	return r.outcome(t, v, err)
}

// call reads a call.
func (r *Receiver) call(payload workerpool.Payload) (fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple, err error) {
	d := NewPayloadDecoder(&r.coder, payload)
	if fn, err = d.Value(); err != nil {
		return
	}
	n, err := d.Count()
	if err != nil {
		return
	}
	args = make(starlark.Tuple, n)
	if err = d.values(args); err != nil {
		return
	}
	err = d.names(func(name string, v starlark.Value) error {
		kwargs = append(kwargs, starlark.Tuple{starlark.String(name), v})
		return nil
	})
	return
}

// outcome writes what a call returned, or the exception that it raised.
func (r *Receiver) outcome(t *script.Thread, v starlark.Value, err error) workerpool.Payload {
	e := NewPayloadEncoder(&r.coder)
	if err == nil {
		e.Tag(tagFalse)
		if err = e.encodeOn(t, v); err == nil {
			return e.Payload()
		}
	}
	// An exception that cannot be sent is replaced by the reason, which may be an exception
	// of a script's that cannot be sent either, and so on without end.
	for range 2 {
		if err = e.raised(t, object.Catch(err, 0)); err == nil {
			return e.Payload()
		}
	}
	x := object.Catch(err, 0)
	e.raised(t, object.TypeError.Errorf("cannot pickle '%s' object: %s", x.Class().Name(), x.Message()))
	return e.Payload()
}

// raised writes that an exception was raised, and nothing else.
func (e *Encoder) raised(t *script.Thread, x *object.Exception) error {
	text := t.Traceback(x)
	e.Reset(nil)
	e.Tag(tagTrue)
	e.Text(text)
	return e.encodeOn(t, x)
}

// encodeOn writes a value on a thread: parts of it may have methods that say how.
func (e *Encoder) encodeOn(t *script.Thread, v starlark.Value) error {
	_, err := t.Run(nil, func() (starlark.Value, error) { return starlark.None, e.Value(v) })
	return err
}

// outcome reads the beginning of an outcome: whether an exception was raised, and with
// which traceback.
func (d *Decoder) outcome() (raised bool, traceback string, err error) {
	tag, err := d.Tag()
	if err != nil || tag == tagFalse {
		return false, "", err
	}
	traceback, err = d.Text()
	return true, traceback, err
}
