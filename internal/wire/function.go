package wire

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/lower"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/value"
)

// A function of lowered code is sent by value: its module, which function of that it is, its
// defaults and the variables that it captures. What it reads of its module goes with the news.

// makerKey says which function a maker makes.
type makerKey struct {
	m        *pyrt.Module
	file     string
	id       lower.FuncID
	captured string
}

// function writes a function of lowered code.
func (c *coder) function(e *Encoder, fn object.Function) error {
	m := moduleOf(fn)
	if m == nil {
		return c.unknown(e, fn.Value())
	}
	code := fn.Code()
	id, file := lower.FuncID{Name: code.ID, Line: code.Pos.Line, Col: code.Pos.Col}, code.Pos.Filename()
	if file == m.File() {
		file = ""
	}
	if c.sender != nil {
		if err := c.sender.needs(m, file, id); err != nil {
			if c.news {
				return c.unknown(e, fn.Value())
			}
			return err
		}
	}
	e.Remember(fn.Value())
	e.Tag(tagFunction)
	e.Text(m.Name())
	e.Text(file)
	e.Text(id.Name)
	e.Uint(int(id.Line))
	e.Uint(int(id.Col))

	var defaults []starlark.Value
	for _, p := range fn.Parameters() {
		if p.Default != nil {
			defaults = append(defaults, p.Default)
		}
	}
	e.Uint(len(defaults))
	for _, v := range defaults {
		if err := e.Value(v); err != nil {
			return within(err, "a default of "+fn.QualifiedName())
		}
	}
	captured := fn.FreeVars()
	e.Uint(len(captured))
	for _, x := range captured {
		e.Text(x.Name)
	}
	for _, x := range captured {
		if x.Value == nil {
			e.Tag(tagUnbound)
			continue
		}
		if box, ok := x.Value.(*pyrt.Box); ok {
			if err := c.box(e, box, c.boxUses(m, file, id, x.Name)); err != nil {
				return err // its variables have names
			}
			continue
		}
		if err := e.Value(x.Value); err != nil {
			return within(err, "variable '"+x.Name+"' of "+fn.QualifiedName())
		}
	}
	return nil
}

// decodeFunction reads a function of lowered code.
func (c *coder) decodeFunction(d *Decoder) (starlark.Value, error) {
	number := d.Begin(nil)
	module, err := d.Text()
	if err != nil {
		return nil, err
	}
	m, ok := c.p.Module(module).(*pyrt.Module)
	if !ok {
		return nil, object.ModuleNotFoundError.Errorf("No module named '%s'", module)
	}
	file, err := d.Text()
	if err != nil {
		return nil, err
	}
	var id lower.FuncID
	if id.Name, err = d.Text(); err != nil {
		return nil, err
	}
	line, err := d.Uint()
	if err != nil {
		return nil, err
	}
	col, err := d.Uint()
	if err != nil {
		return nil, err
	}
	id.Line, id.Col = int32(line), int32(col)
	n, err := d.Count()
	if err != nil {
		return nil, err
	}
	defaults := make(starlark.Tuple, n)
	if err := d.values(defaults); err != nil {
		return nil, err
	}
	if n, err = d.Count(); err != nil {
		return nil, err
	}
	captured := make([]string, n)
	for i := range captured {
		if captured[i], err = d.Text(); err != nil {
			return nil, err
		}
	}
	maker, err := c.maker(m, file, id, captured)
	if err != nil {
		return nil, err
	}
	fill := starlark.NewBuiltin("$fill", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		d.Complete(number, args[0])
		return c.decodeCaptured(d, number, captured)
	})
	return starlark.Call(c.interp(), maker, starlark.Tuple{fill, defaults}, nil)
}

// decodeCaptured reads the values of captured variables, as a dict of those that have one.
func (c *coder) decodeCaptured(d *Decoder, number int, names []string) (starlark.Value, error) {
	dict := value.NewDict(len(names))
	err := d.Mutable(number, func() error {
		for _, name := range names {
			if d.More() && Tag(d.src[d.pos]) == tagUnbound {
				d.pos++
				continue
			}
			v, err := d.Value()
			if err != nil {
				return err
			}
			dict.SetKey(starlark.String(name), v)
		}
		return nil
	})
	return dict, err
}

// maker returns the function that makes a function: see lower.Unit.
func (c *coder) maker(m *pyrt.Module, file string, id lower.FuncID, captured []string) (starlark.Callable, error) {
	key := makerKey{m, file, id, strings.Join(captured, " ")}
	if fn := c.makers[key]; fn != nil {
		return fn, nil
	}
	unit, err := c.p.Unit(m, file)
	if err != nil {
		return nil, err
	}
	if unit == nil || !unit.Has(id) {
		return nil, object.AttributeError.Errorf("module '%s' has no function '%s' in line %d", m.Name(), object.FunctionName(id.Name), id.Line)
	}
	prog, err := c.p.Compile(unit.Makers([]lower.Maker{{ID: id, Captured: captured}}))
	if err != nil {
		return nil, err
	}
	globals, err := prog.Init(c.interp(), m.Names())
	if err != nil {
		return nil, err
	}
	fn := globals[lower.MakerName(0)].(starlark.Callable)
	if c.makers == nil {
		c.makers = make(map[makerKey]starlark.Callable)
	}
	c.makers[key] = fn
	return fn, nil
}
