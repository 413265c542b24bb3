package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// A function is sent by value: its module, which Code of the source it is of, and
// its parts. Both ends have the same source, and so the same numbers of Codes. A cell is sent with what
// is in it: the functions that share it still do. What a function uses of its module goes with the
// news.

// A linkKey says which source of a module a Linked is of.
type linkKey struct {
	m    *pyrt.Module
	file string // "" for the module's own
}

// function writes a function.
func (c *coder) function(e *Encoder, fn *engine.Function) error {
	m := moduleOf(fn)
	code := fn.Definition()
	file, err := c.definedIn(m, code, fn.Linked)
	if err != nil {
		return c.unsent(e, fn, err)
	}
	p := fn.Parts()
	e.Remember(fn)
	e.Tag(tagFunction)
	c.codeNumber(e, m, file, code)
	e.Text(p.Name)
	e.Text(p.Qualname)
	err = e.cells(p.Cells, func(i int, v starlark.Value) error {
		if err := c.optional(e, v); err != nil {
			return within(err, "variable '"+code.FreeName(i)+"'")
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, values := range [][]starlark.Value{p.Defaults, p.Keywords} {
		e.Uint(len(values))
		for _, v := range values {
			if err := c.optional(e, v); err != nil {
				return within(err, "a default of "+p.Qualname)
			}
		}
	}
	if err := c.captured(e, p.Annotations); err != nil {
		return err
	}
	return c.namespace(e, fn.Attrs(), "attribute ")
}

// expression writes what evaluates an annotation, or the value of a type alias.
func (c *coder) expression(e *Encoder, x *engine.Expression) error {
	m := x.Module()
	code, index := x.Definition()
	file, err := c.definedIn(m, code, x.Linked)
	if err != nil {
		return c.unsent(e, x, err)
	}
	e.Remember(x)
	e.Tag(tagExpression)
	c.codeNumber(e, m, file, code)
	e.Uint(index)
	return c.captured(e, x.Captured())
}

// unsent writes a value whose code another process cannot have.
func (c *coder) unsent(e *Encoder, v starlark.Value, err error) error {
	if c.news {
		return c.unknown(e, v)
	}
	return err
}

// definedIn returns the file that a Code of a module is from, "" for the module's own, and has what
// it uses of the module sent. It is an error if the other process does not have the source.
func (c *coder) definedIn(m *pyrt.Module, code *engine.Code, linked func() *engine.Linked) (file string, err error) {
	file = code.Unit().Filename()
	source, known := c.source(m, file)
	if !known || !code.Unit().IsOf(source) { // as that of exec
		return "", PicklingError.Errorf("Can't pickle <function %s>: its source is not known", code.Name())
	}
	if file == m.File() {
		file = ""
	}
	if s := c.sender; s != nil {
		s.uses(m, code)
		if key := (linkKey{m, file}); s.task.linked[key] == nil {
			s.task.setLinked(key, linked())
		}
	}
	return file, nil
}

// source returns the text of a file as the other process has it.
func (c *coder) source(m *pyrt.Module, file string) (text string, known bool) {
	if c.sender != nil {
		return c.sender.source(m, file)
	}
	return c.p.Source(file)
}

// codeNumber writes which Code it is.
func (c *coder) codeNumber(e *Encoder, m *pyrt.Module, file string, code *engine.Code) {
	e.Text(m.Name())
	e.Text(file)
	e.Uint(code.Number())
}

// cells writes captured variables. The function contents writes what is in one, which may be nil.
func (e *Encoder) cells(cells []*engine.Cell, contents func(i int, v starlark.Value) error) error {
	e.Uint(len(cells))
	for i, cell := range cells {
		if e.begin(cell, tagVariable) {
			continue
		}
		if err := contents(i, cell.Value()); err != nil {
			return err
		}
	}
	return nil
}

// captured writes what annotations use of the code around. What of it cannot be sent is missing when
// somebody asks for the annotations: it is no reason not to make a call.
func (c *coder) captured(e *Encoder, cd engine.Captured) error {
	err := e.cells(cd.Cells, func(_ int, v starlark.Value) error { return c.ifPossible(e, v) })
	if err != nil {
		return err
	}
	e.Uint(len(cd.Class))
	for _, name := range cd.Class.Keys() {
		e.Text(name)
		if err := c.ifPossible(e, cd.Class[name]); err != nil {
			return err
		}
	}
	return nil
}

// ifPossible writes a value, which may be nil, or that it cannot be sent.
func (c *coder) ifPossible(e *Encoder, v starlark.Value) error {
	if c.news { // Encode does that there
		return c.optional(e, v)
	}
	before := e.mark()
	err := c.optional(e, v)
	if err == nil || !object.Catch(err, 0).Class().Is(object.ExceptionClass) {
		return err
	}
	e.rollback(before)
	e.absence(v, err)
	return nil
}

// decodeFunction reads a function.
func (c *coder) decodeFunction(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	linked, code, err := c.decodeCodeNumber(d)
	if err != nil {
		return nil, err
	}
	fn, ok := linked.Function(code)
	if !ok {
		return nil, d.Errorf("code %d is that of no function", code)
	}
	d.Complete(number, fn)
	return fn, d.Mutable(number, func() error {
		p, err := d.parts()
		if err != nil {
			return err
		}
		if !fn.SetParts(p) {
			return d.Errorf("parts of another function than %s", fn.Name())
		}
		return d.names(func(name string, v starlark.Value) error {
			fn.Attrs().Set(name, v)
			return nil
		})
	})
}

// parts reads the parts of a function.
func (d *Decoder) parts() (p engine.Parts, err error) {
	if p.Name, err = d.Text(); err != nil {
		return p, err
	}
	if p.Qualname, err = d.Text(); err != nil {
		return p, err
	}
	if p.Cells, err = d.cells(); err != nil {
		return p, err
	}
	if p.Defaults, err = d.optionals(); err != nil {
		return p, err
	}
	if p.Keywords, err = d.optionals(); err != nil {
		return p, err
	}
	p.Annotations, err = d.captured()
	return p, err
}

// optionals reads values that may be nil.
func (d *Decoder) optionals() ([]starlark.Value, error) {
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	list := make([]starlark.Value, n)
	for i := range list {
		if list[i], err = d.optional(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// cells reads captured variables.
func (d *Decoder) cells() ([]*engine.Cell, error) {
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	cells := make([]*engine.Cell, n)
	for i := range cells {
		v, err := d.Value()
		if err != nil {
			return nil, err
		}
		cell, ok := v.(*engine.Cell)
		if !ok {
			return nil, d.Errorf("a %s for a captured variable", v.Type())
		}
		cells[i] = cell
	}
	return cells, nil
}

// captured reads what annotations use of the code around.
func (d *Decoder) captured() (cd engine.Captured, err error) {
	if cd.Cells, err = d.cells(); err != nil {
		return cd, err
	}
	err = d.names(func(name string, v starlark.Value) error {
		if cd.Class == nil {
			cd.Class = make(starlark.StringDict)
		}
		cd.Class[name] = v
		return nil
	})
	return cd, err
}

// decodeExpression reads what evaluates an annotation, or the value of a type alias.
func (c *coder) decodeExpression(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	linked, code, err := c.decodeCodeNumber(d)
	if err != nil {
		return nil, err
	}
	index, err := d.Uint()
	if err != nil {
		return nil, err
	}
	x, ok := linked.Expression(code, index)
	if !ok {
		return nil, d.Errorf("code %d has no expression %d", code, index)
	}
	d.Complete(number, x)
	return x, d.Mutable(number, func() error {
		cd, err := d.captured()
		if err == nil && !x.SetCaptured(cd) {
			err = d.Errorf("captured variables of another expression")
		}
		return err
	})
}

// decodeVariable reads a captured variable.
func decodeVariable(d *Decoder) (starlark.Value, error) {
	cell := new(engine.Cell)
	number := d.Begin(cell)
	return cell, d.Mutable(number, func() error {
		v, err := d.optional()
		cell.Set(v)
		return err
	})
}

// decodeCodeNumber reads which Code a value is of.
func (c *coder) decodeCodeNumber(d *Decoder) (l *engine.Linked, number int, err error) {
	module, err := d.Text()
	if err != nil {
		return nil, 0, err
	}
	file, err := d.Text()
	if err != nil {
		return nil, 0, err
	}
	if number, err = d.Uint(); err != nil {
		return nil, 0, err
	}
	m, ok := c.p.Module(module).(*pyrt.Module)
	if !ok {
		return nil, 0, object.ModuleNotFoundError.Errorf("No module named '%s'", module)
	}
	key := linkKey{m, file}
	if l = c.linked[key]; l == nil {
		unit, err := c.p.Unit(m, file)
		if err != nil {
			return nil, 0, err
		}
		if unit == nil {
			return nil, 0, object.AttributeError.Errorf("module '%s' has no code of file '%s'", module, file)
		}
		l = unit.In(m)
		c.setLinked(key, l)
	}
	return l, number, nil
}

func (c *coder) setLinked(key linkKey, l *engine.Linked) {
	if c.linked == nil {
		c.linked = make(map[linkKey]*engine.Linked)
	}
	c.linked[key] = l
}
