package pickle

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// The news are modules and files without what is in them, definitions of variables, and
// classes. What is encoded refers to a value in them by its number there.

// definition writes, in the news, that a variable is set, and to what.
func (c *coder) definition(e *Encoder, m *pyrt.Module, name string) error {
	c.sender.add(m)
	c.sender.mark(m, name)
	c.sender.open[variable{m, name}] = true
	defer delete(c.sender.open, variable{m, name})
	e.Tag(tagDefine)
	e.Text(m.Name())
	e.Text(name)
	v := m.Variable(name)
	if g, ok := c.global(v); ok && g == (global{m.Name(), name}) {
		if e.Known(v) {
			return nil
		}
		return e.guard(func() error { return c.contents(e, v) })
	}
	return e.Value(v)
}

// decodeDefine reads a definition.
func (c *coder) decodeDefine(d *Decoder) (starlark.Value, error) {
	module, err := d.Text()
	if err != nil {
		return nil, err
	}
	name, err := d.Text()
	if err != nil {
		return nil, err
	}
	m, ok := c.p.Module(module).(*pyrt.Module)
	if !ok {
		return nil, object.ModuleNotFoundError.Errorf("No module named '%s'", module)
	}
	v, err := d.Value()
	if err == nil {
		m.Set(name, v)
	}
	return v, err
}

// decodeAddModule reads a module.
func (c *coder) decodeAddModule(d *Decoder) (starlark.Value, error) {
	var texts [3]string
	for i := range texts {
		var err error
		if texts[i], err = d.Text(); err != nil {
			return nil, err
		}
	}
	isPackage, err := d.Value()
	if err != nil {
		return nil, err
	}
	return c.p.AddModule(texts[0], texts[1], isPackage == starlark.True, texts[2]), nil
}

// decodeAddSource reads the text of a file.
func (c *coder) decodeAddSource(d *Decoder) (starlark.Value, error) {
	file, err := d.Text()
	if err != nil {
		return nil, err
	}
	source, err := d.Text()
	if err != nil {
		return nil, err
	}
	c.p.AddSource(file, source)
	return starlark.None, nil
}

// decodeNews reads a reference to a value in the news.
func (c *coder) decodeNews(d *Decoder) (starlark.Value, error) {
	n, err := d.Uint()
	if err != nil {
		return nil, err
	}
	var v starlark.Value
	if c.sender != nil {
		if class := c.sender.classes[n]; class != nil {
			v = class
		}
	} else if c.receiver != nil {
		v = c.receiver.news.Numbered(n)
	}
	if v == nil {
		return nil, d.Errorf("there is no news %d", n)
	}
	return v, nil
}
