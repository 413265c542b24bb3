package wire

import (
	"go.starlark.net/starlark"

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
	tagUnbound                                // in the place of a captured variable that has no value
	tagOwnAttrs                               // a function with attributes of its own: function, namespace
	tagMethod                                 // self, function
	tagNativeMethod                           // receiver, or class of a built-in type, and name
	tagClassMethod
	tagStaticMethod
	tagProperty // getter, setter, deleter, doc
	tagBox      // see box.go
	tagBoxMore
	tagCell        // class, or None
	tagClass       // see class.go
	tagAnnotations // of a class: names, texts and functions
	tagInstance    // class, plain value, state or attributes
	tagReduced     // what __reduce__ returned
	tagException   // see exception.go
	tagCall        // what makes the value: function, arguments, keywords
	tagAbsent      // a value that could not be sent: its type and why
	tagNothing     // no value
	tagGuarded     // see guard.go
)

// A coder is the Extension of both ends of the wire.
type coder struct {
	p             Program
	t             *script.Thread            // that encodes or decodes now
	natives       map[starlark.Value]global // values of our modules, made when first asked for
	nativeModules map[starlark.Value]string
	makers        map[makerKey]*starlark.Function
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
	if c.news {
		return c.sender.try(func() error { return c.guarded(e, v) }, func(err error) { absence(e, v, err) })
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
	case *starlark.Function, *starlark.Builtin, *object.Function, *object.Method, *object.Class, *object.Instance, *object.Exception,
		*object.ClassMethod, *object.StaticMethod, *object.Property, *pyrt.Box, *pyrt.Cell, object.Reducer:
		return true
	}
	return false
}

// contents writes a value by what is in it.
func (c *coder) contents(e *Encoder, v starlark.Value) error {
	switch v := v.(type) {
	case *starlark.Function:
		return c.function(e, v)
	case *object.Function:
		e.Remember(v)
		e.Tag(tagOwnAttrs)
		if err := c.contentsOf(e, v.Function); err != nil {
			return err
		}
		return c.namespace(e, v.Attrs(), "attribute ")
	case *object.Method:
		if b, ok := v.Func.(*starlark.Builtin); ok {
			return c.nativeMethod(e, v.Self, b.Name())
		}
		e.Remember(v)
		e.Tag(tagMethod)
		if err := e.Value(v.Self); err != nil {
			return within(err, "__self__")
		}
		return e.Value(v.Func)
	case *starlark.Builtin:
		if self := object.Self(v); self != nil {
			return c.nativeMethod(e, self, v.Name())
		}
		for _, class := range []*object.Class{object.Str_, object.Bytes, object.ByteArray} { // which have static methods
			if m, _ := class.Attr(v.Name()); m == v {
				return c.nativeMethod(e, class, v.Name())
			}
		}
		return c.unknown(e, v)
	case *object.NativeMethod:
		owner, _ := v.Attr("__objclass__")
		return c.nativeMethod(e, owner, v.Name())
	case *object.ClassMethod:
		e.Remember(v)
		e.Tag(tagClassMethod)
		return e.Value(v.Func)
	case *object.StaticMethod:
		e.Remember(v)
		e.Tag(tagStaticMethod)
		return e.Value(v.Func)
	case *object.Property:
		e.Remember(v)
		e.Tag(tagProperty)
		for _, x := range []starlark.Value{v.Get, v.Set, v.Del, v.Doc} {
			if err := c.optional(e, x); err != nil {
				return err
			}
		}
		return nil
	case *pyrt.Box:
		return c.box(e, v, func(string) bool { return true })
	case *pyrt.Cell:
		e.Remember(v)
		e.Tag(tagCell)
		return c.optional(e, v.Value())
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

// nativeMethod writes the method of self, a value or a class, that is in Go.
func (c *coder) nativeMethod(e *Encoder, self starlark.Value, name string) error {
	e.Tag(tagNativeMethod)
	if err := e.Value(self); err != nil {
		return within(err, "__self__")
	}
	e.Text(name)
	return nil
}

// contentsOf is contents for the function in another value, whether it has a name or not.
func (c *coder) contentsOf(e *Encoder, fn *starlark.Function) error {
	if e.Known(fn) {
		return nil
	}
	return c.contents(e, fn)
}

// module writes a module of script code, all of whose variables a worker is to have.
func (c *coder) module(e *Encoder, m *pyrt.Module) error {
	if c.sender != nil {
		c.sender.wantsAll(m)
	}
	e.Tag(tagModule)
	e.Text(m.Name())
	return nil
}

// optional writes a value that may be nil.
func (c *coder) optional(e *Encoder, v starlark.Value) error {
	if v == nil {
		e.Tag(tagNothing)
		return nil
	}
	return e.Value(v)
}

// namespace writes names and their values. In errors, what is before a name.
func (c *coder) namespace(e *Encoder, n *object.Namespace, what string) error {
	names := n.AllNames()
	e.Uint(len(names))
	for _, name := range names {
		e.Text(name)
		if err := e.Value(n.Get(name)); err != nil {
			return within(err, what+"'"+name+"'")
		}
	}
	return nil
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
		name, err := d.Text()
		if err != nil {
			return nil, err
		}
		if m := c.p.Module(name); m != nil {
			return m, nil
		}
		return nil, object.ModuleNotFoundError.Errorf("No module named '%s'", name)
	case tagNews:
		return c.decodeNews(d)
	case tagFunction:
		return c.decodeFunction(d)
	case tagClass:
		return c.decodeClass(d)
	case tagAnnotations:
		return c.decodeAnnotations(d)
	case tagInstance:
		return c.decodeInstance(d)
	case tagReduced:
		return c.decodeReduced(d)
	case tagException:
		return c.decodeException(d)
	case tagCall:
		return c.decodeCall(d)
	case tagBox, tagBoxMore:
		return decodeBox(d, tag)
	case tagNativeMethod:
		recv, err := d.Value()
		if err != nil {
			return nil, err
		}
		name, err := d.Text()
		if err != nil {
			return nil, err
		}
		return pyrt.Attr(recv, name)
	case tagAbsent:
		return decodeAbsent(d)
	case tagGuarded:
		return decodeGuarded(d)
	}
	return c.decodeWrapper(d, tag)
}

// decodeWrapper reads a value that has a function or variables in it.
func (c *coder) decodeWrapper(d *Decoder, tag Tag) (starlark.Value, error) {
	number := d.Begin(nil)
	switch tag {
	case tagOwnAttrs:
		v, err := d.Value()
		if err != nil {
			return nil, err
		}
		fn, ok := v.(*starlark.Function)
		if !ok {
			return nil, d.Errorf("attributes of a %s", v.Type())
		}
		f := object.NewFunction(fn, object.Namespace{})
		d.Complete(number, f)
		return f, c.decodeNamespace(d, number, f.Attrs())
	case tagMethod:
		self, err := d.Value()
		if err != nil {
			return nil, err
		}
		fn, err := d.Value()
		m := &object.Method{Self: self, Func: fn}
		d.Complete(number, m)
		return m, err
	case tagClassMethod, tagStaticMethod:
		fn, err := d.Value()
		var v starlark.Value = object.NewStaticMethod(fn)
		if tag == tagClassMethod {
			v = object.NewClassMethod(fn)
		}
		d.Complete(number, v)
		return v, err
	case tagProperty:
		var fns [4]starlark.Value
		for i := range fns {
			var err error
			if fns[i], err = d.optional(); err != nil {
				return nil, err
			}
		}
		p := object.NewProperty(fns[0], fns[1], fns[2])
		p.Doc = fns[3]
		d.Complete(number, p)
		return p, nil
	case tagCell:
		cell := pyrt.NewCell()
		d.Complete(number, cell)
		return cell, d.Mutable(number, func() error {
			v, err := d.optional()
			if class, ok := v.(*object.Class); ok {
				cell.SetClass(class)
			}
			return err
		})
	}
	return nil, d.Errorf("a bad tag %d", tag)
}

// optional reads a value that may be nil.
func (d *Decoder) optional() (starlark.Value, error) {
	if d.pos < len(d.src) && Tag(d.src[d.pos]) == tagNothing {
		d.pos++
		return nil, nil
	}
	return d.Value()
}

// decodeNamespace reads names and values into n, which is of the value with a number.
func (c *coder) decodeNamespace(d *Decoder, number int, n *object.Namespace) error {
	return d.Mutable(number, func() error {
		return d.names(func(name string, v starlark.Value) error {
			n.Set(name, v)
			return nil
		})
	})
}

// names reads names and values.
func (d *Decoder) names(set func(name string, v starlark.Value) error) error {
	count, err := d.Count()
	if err != nil {
		return err
	}
	for range count {
		name, err := d.Text()
		if err != nil {
			return err
		}
		v, err := d.Value()
		if err != nil {
			return err
		}
		if err := set(name, v); err != nil {
			return err
		}
	}
	return nil
}
