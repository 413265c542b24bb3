package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
)

// The tags of what is not of Python's built-in types.
const (
	tagGlobal       Tag = TagExtension + iota // module and path
	tagDefine                                 // module and name of a variable that is set to the value which follows
	tagFirst                                  // a definition, and then the value
	tagAddModule                              // name, file, whether a package, source
	tagAddSource                              // file, source
	tagModule                                 // name
	tagNews                                   // number of a value in the news
	tagFunction                               // see function.go
	tagMethod                                 // self, function
	tagNativeMethod                           // receiver, or class of a built-in type, and name
	tagClassMethod
	tagStaticMethod
	tagProperty    // getter, setter, deleter, doc
	tagClass       // see class.go
	tagAnnotations // names, texts and functions
	tagInstance    // class, plain value, state or attributes
	tagReduced     // what __reduce__ returned
	tagException   // see exception.go
	tagCall        // what makes the value: function, arguments, keywords
	tagAbsent      // a value that could not be sent: its type and why
	tagNothing     // no value
	tagGuarded     // see guard.go
	tagMember      // see state.go
	tagState
	tagExpression
	tagVariable      // a cell: what is in it
	tagAnnotationsOf // a function
)

// A coder is the Extension of both ends of the wire.
type coder struct {
	p             Program
	t             *script.Thread            // that encodes or decodes now
	natives       map[starlark.Value]global // values of our modules, made when first asked for
	nativeModules map[starlark.Value]string
	linked        map[linkKey]*engine.Linked
	made          map[starlark.Value]bool // being written by the call that makes them

	// In the process that has the pool.
	sender *Sender // nil in a worker
	news   bool    // what is encoded is news

	// In a worker.
	receiver *Receiver
}

var _ Extension = (*coder)(nil)

// interp returns the interpreter's thread for what scripts say about their values. That
// may let other threads run meanwhile, which encode or decode, too: so it is not always
// that of t.
func (c *coder) interp() *starlark.Thread { return c.t.Runtime().Running().Interp() }

// Encode writes a value that is not of Python's built-in types. In the news, one that cannot
// be sent is absent: it may be of no use to tasks, but what it is in may be.
func (c *coder) Encode(e *Encoder, v starlark.Value) error {
	if g, ok := v.(object.Guarded); ok { // the embedding program has put it into another value
		v = g.Unguarded()
	}
	if c.news {
		return c.sender.try(func() error { return c.guarded(e, v) }, func(err error) { c.sender.absence(e, v, err) })
	}
	return c.encode(e, v)
}

func (c *coder) encode(e *Encoder, v starlark.Value) error {
	if g, ok := c.global(v); ok {
		return c.reference(e, g, v)
	}
	if len(c.made) > 0 && isPointer(v) && c.made[v] {
		return object.RecursionError.Errorf("maximum recursion depth exceeded while pickling an object")
	}
	if known := c.known(e, v); known {
		return nil
	}
	return c.contents(e, v)
}

// known writes a reference to a value that came before, if it did.
func (c *coder) known(e *Encoder, v starlark.Value) bool {
	if !isPointer(v) {
		return false
	}
	if e.Known(v) {
		return true
	}
	n, ok := 0, false
	if class, isClass := v.(*object.Class); isClass {
		switch {
		case c.receiver != nil:
			n, ok = c.receiver.numbers[class]
		case !c.news:
			n, ok = c.sender.news.Number(class)
		}
	}
	if ok {
		e.Tag(tagNews)
		e.Uint(n)
	}
	return ok
}

// isPointer reports whether v has an identity to be kept.
func isPointer(v starlark.Value) bool {
	switch v.(type) {
	case *starlark.Builtin, object.Builtin, *object.Method, *object.Class, *object.Instance, *object.Exception,
		*object.ClassMethod, *object.StaticMethod, *object.Property, *object.Annotations, *engine.Expression, object.Reducer:
		return true
	}
	return object.IsFunction(v)
}

// contents writes a value by what is in it.
func (c *coder) contents(e *Encoder, v starlark.Value) error {
	switch v := v.(type) {
	case *object.Method, *starlark.Builtin, object.Builtin, *object.NativeMethod, *object.ClassMethod, *object.StaticMethod,
		*object.Property:
		return c.wrapper(e, v)
	case *engine.Function:
		return c.function(e, v)
	case *engine.Expression:
		return c.expression(e, v)
	case *object.Annotations:
		return c.annotations(e, v)
	case *object.Class:
		return c.class(e, v)
	case *object.Exception:
		return c.exception(e, v)
	case *object.Instance:
		return c.instance(e, v)
	case *pyrt.Module:
		return c.module(e, v)
	case object.Reducer:
		return c.reduced(e, v)
	}
	if name, ok := c.nativeModule(v); ok {
		e.Tag(tagModule)
		e.Text(name)
		return nil
	}
	return c.unknown(e, v)
}

// Decode reads what Encode wrote.
func (c *coder) Decode(d *Decoder, tag Tag) (starlark.Value, error) {
	switch tag {
	case tagGlobal:
		return c.decodeGlobal(d)
	case tagDefine:
		return c.decodeDefine(d)
	case tagAddModule:
		return c.decodeAddModule(d)
	case tagAddSource:
		return c.decodeAddSource(d)
	case tagFirst:
		if _, err := d.Value(); err != nil {
			return nil, err
		}
		return d.Value()
	case tagModule:
		return c.decodeModule(d)
	case tagNews:
		return c.decodeNews(d)
	case tagFunction:
		return c.decodeFunction(d)
	case tagClass:
		return c.decodeClass(d)
	case tagExpression:
		return c.decodeExpression(d)
	case tagVariable:
		return decodeVariable(d)
	case tagAnnotations:
		return decodeAnnotations(d)
	case tagAnnotationsOf:
		return decodeAnnotationsOf(d)
	case tagInstance:
		return c.decodeInstance(d)
	case tagReduced:
		return c.decodeReduced(d)
	case tagException:
		return c.decodeException(d)
	case tagCall:
		return c.decodeCall(d)
	case tagNativeMethod:
		return decodeNativeMethod(d)
	case tagAbsent:
		return decodeAbsent(d)
	case tagGuarded:
		return decodeGuarded(d)
	case tagMember:
		return c.decodeMember(d)
	case tagState:
		return c.decodeState(d)
	}
	return c.decodeWrapper(d, tag)
}
