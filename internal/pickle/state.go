package pickle

import (
	"maps"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pyrt"
)

// The news of the first call begin with what the script has set in library modules: members
// of these, and the state that some keep otherwise ([pyrt.Stateful]). So a worker looks as if
// it had been forked then, whenever it starts.

// state writes what the script has set in library modules, once.
func (s *Sender) state() error {
	if s.stated {
		return nil
	}
	modules := maps.Collect(s.task.p.Natives())
	for _, module := range slices.Sorted(maps.Keys(modules)) {
		n := modules[module]
		for _, name := range n.Changed() {
			if err := s.member(module, n, name); err != nil {
				return err
			}
		}
		if n.State() != nil {
			if err := s.stateOf(module, n.State()); err != nil {
				return err
			}
		}
	}
	s.stated = true
	return nil
}

// leaveOut writes nothing instead of what cannot be sent.
func leaveOut(error) {}

// member writes a member that a script has set or deleted. One that the module has by itself
// is in the worker what it is there, if what the script has put in its place cannot be sent
// as a whole: a task that prints had rather print to the standard output of the worker than
// fail, as sys.stdout is a stream of the script's with a file in it.
func (s *Sender) member(module string, n *pyrt.Native, name string) error {
	absences := s.absences
	if n.Member(name) == nil && n.Own(name) == nil {
		return nil // deleted again
	}
	return s.try(func() error {
		s.news.Tag(tagMember)
		s.news.Text(module)
		s.news.Text(name)
		err := s.teller.optional(s.news, n.Member(name))
		if err == nil && s.absences > absences && n.Own(name) != nil {
			err = object.TypeError.Errorf("a part of it cannot be sent")
		}
		return err
	}, leaveOut)
}

// decodeMember reads a member.
func (c *coder) decodeMember(d *Decoder) (starlark.Value, error) {
	n, err := c.native(d)
	if err != nil {
		return nil, err
	}
	name, err := d.Text()
	if err != nil {
		return nil, err
	}
	v, err := d.optional()
	if err != nil {
		return nil, err
	}
	if IsAbsent(v) && n.Own(name) != nil {
		return starlark.None, nil
	}
	if v == nil {
		return starlark.None, n.DelField(name)
	}
	return starlark.None, n.SetField(name, v)
}

// native reads the name of a library module, and returns the module.
func (c *coder) native(d *Decoder) (*pyrt.Native, error) {
	name, err := d.Text()
	if err != nil {
		return nil, err
	}
	n := c.p.Native(name)
	if n == nil {
		return nil, object.ModuleNotFoundError.Errorf("No module named '%s'", name)
	}
	return n, nil
}

// stateOf writes the state of a module, if it has one now.
func (s *Sender) stateOf(module string, of pyrt.Stateful) error {
	return s.try(func() error {
		state, err := of.State(s.teller.t)
		if len(state) == 0 || err != nil {
			return err
		}
		s.news.Tag(tagState)
		s.news.Text(module)
		s.news.Uint(len(state))
		for _, name := range state.Keys() {
			s.news.Text(name)
			if err := s.news.Value(state[name]); err != nil {
				return err
			}
		}
		return nil
	}, leaveOut)
}

// decodeState reads the state of a module.
func (c *coder) decodeState(d *Decoder) (starlark.Value, error) {
	n, err := c.native(d)
	if err != nil {
		return nil, err
	}
	state := make(starlark.StringDict)
	err = d.names(func(name string, v starlark.Value) error {
		state[name] = v
		return nil
	})
	if err == nil && n.State() == nil {
		err = d.Errorf("a state for a module without one")
	}
	if err != nil {
		return nil, err
	}
	return starlark.None, n.State().SetState(c.t, state)
}
