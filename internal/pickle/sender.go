package pickle

import (
	"cmp"
	"slices"
	"strconv"

	"go.starlark.net/starlark"

	"fstar/internal/engine"
	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/workerpool"
)

// A Sender writes the calls of a pool for its workers, and reads what they return.
//
// What functions refer to in their modules goes as news to each worker, once: a variable
// has in the worker the value that it had here when a task first needed it, and from then
// on a life of its own, as in a process that was forked. The first call brings the state of
// the library modules, as it is then: see state.go. The script lock guards a Sender.
type Sender struct {
	task, teller coder // of calls, and of news

	head     *Encoder                                   // modules that are new
	news     *Encoder                                   // variables and classes that are new; it remembers all that it ever wrote
	modules  map[*pyrt.Module]map[string]starlark.Value // what was sent, under its name
	sources  map[string]string                          // the texts of files, as they were sent
	used     map[*engine.Code]uses
	missing  map[variable]bool // what functions read that was not there
	queue    []variable
	typed    int               // how many statements it knows of: see refresh
	stated   bool              // the state of library modules was written
	absences int               // how many values could not be sent
	open     map[variable]bool // being defined
	trying   int               // how deep try is
	journal  []variable        // marked since the outermost try began
	classes  map[int]*object.Class
}

// variable is a variable of a module.
type variable struct {
	m    *pyrt.Module
	name string
}

// NewSender returns a Sender for a pool of p.
func NewSender(p Program) *Sender {
	s := &Sender{modules: make(map[*pyrt.Module]map[string]starlark.Value), sources: make(map[string]string), used: make(map[*engine.Code]uses), missing: make(map[variable]bool), classes: make(map[int]*object.Class), open: make(map[variable]bool)}
	s.task = coder{p: p, sender: s}
	s.teller = coder{p: p, sender: s, news: true}
	s.head = NewEncoder(nil, nil)
	s.news = NewEncoder(&s.teller, nil)
	return s
}

// Call writes a call. The news, if there is some, is to be told to all workers before. The
// error is that of CPython's pickle: see [Path] for what it is about. The caller has the
// script lock.
func (s *Sender) Call(t *script.Thread, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) (payload workerpool.Payload, news []byte, err error) {
	_, err = t.Run(nil, func() (starlark.Value, error) {
		s.task.t, s.teller.t = t, t
		if err := s.state(); err != nil {
			return nil, err
		}
		s.refresh()
		e := NewPayloadEncoder(&s.task)
		err := s.call(e, fn, args, kwargs)
		payload = e.Payload()
		return starlark.None, cmp.Or(s.flush(), err)
	})
	return payload, append(s.head.Take(), s.news.Take()...), err
}

func (s *Sender) call(e *Encoder, fn starlark.Value, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := e.Value(fn); err != nil {
		return within(err, "the function")
	}
	e.Uint(len(args))
	for i, arg := range args {
		if err := e.Value(arg); err != nil {
			return within(err, "argument "+strconv.Itoa(i+1))
		}
	}
	e.Uint(len(kwargs))
	for _, kw := range kwargs {
		name := string(kw[0].(starlark.String))
		e.Text(name)
		if err := e.Value(kw[1]); err != nil {
			return within(err, "argument '"+name+"'")
		}
	}
	return nil
}

// add tells the workers of a module, if they do not know it.
func (s *Sender) add(m *pyrt.Module) {
	if s.modules[m] == nil {
		s.modules[m] = make(map[string]starlark.Value)
		s.head.Tag(tagAddModule)
		s.head.Text(m.Name())
		s.head.Text(m.File())
		source, _ := s.task.p.Source(m.File())
		s.sources[m.File()] = source
		s.head.Text(source)
		s.head.Value(starlark.Bool(m.IsPackage()))
	}
}

// addSource tells the workers of a file that has code of a module they know.
func (s *Sender) addSource(file string) {
	if _, sent := s.sources[file]; sent {
		return
	}
	source, _ := s.task.p.Source(file)
	s.sources[file] = source
	s.head.Tag(tagAddSource)
	s.head.Text(file)
	s.head.Text(source)
}

// source returns the text of a file that has code of a module, as workers have it.
func (s *Sender) source(m *pyrt.Module, file string) (text string, known bool) {
	s.add(m)
	if _, sent := s.sources[file]; !sent {
		if _, known := s.task.p.Source(file); !known {
			return "", false
		}
		s.addSource(file)
	}
	return s.sources[file], true
}

// sent reports whether a variable was sent, or is being sent.
func (s *Sender) sent(m *pyrt.Module, name string) bool { return s.modules[m][name] != nil }

// refresh puts the variables into the queue that statements have bound anew.
func (s *Sender) refresh() {
	n := s.task.p.Statements()
	if n == s.typed {
		return
	}
	s.typed = n
	for m, sent := range s.modules {
		for name, v := range sent {
			if now := m.Variable(name); now != nil && !object.Is(now, v) {
				delete(sent, name)
				s.queue = append(s.queue, variable{m, name})
			}
		}
	}
	for v := range s.missing {
		if v.m.Variable(v.name) != nil {
			s.queue = append(s.queue, v)
		}
	}
	slices.SortFunc(s.queue, func(a, b variable) int {
		return cmp.Or(cmp.Compare(a.m.Name(), b.m.Name()), cmp.Compare(a.name, b.name))
	})
}

func (s *Sender) mark(m *pyrt.Module, name string) {
	s.modules[m][name] = m.Variable(name)
	delete(s.missing, variable{m, name})
	s.journal = append(s.journal, variable{m, name})
}

// uses are the names that a Code uses of its module, and those that it may import modules by.
type uses struct{ names, imports []string }

// uses has what a Code uses of its module sent.
func (s *Sender) uses(m *pyrt.Module, code *engine.Code) {
	u, known := s.used[code]
	if !known {
		u.names, u.imports = code.Uses()
		s.used[code] = u
	}
	for _, name := range u.names {
		s.wants(m, name)
	}
	for _, name := range u.imports {
		s.imports(m, name)
	}
}

// imports has the modules sent, as they are, that code of a module imports under a name and
// that were imported here: their top level is not to run again.
func (s *Sender) imports(m *pyrt.Module, name string) {
	name, err := m.Resolve(name)
	if err != nil {
		return
	}
	for i := range len(name) + 1 {
		if i < len(name) && name[i] != '.' {
			continue
		}
		if imported, ok := s.task.p.Module(name[:i]).(*pyrt.Module); ok && imported != m {
			s.wantsAll(imported)
		}
	}
}

// ofItself are variables that a module has of itself, in each process.
var ofItself = map[string]bool{
	"__name__": true, "__package__": true, "__loader__": true, "__spec__": true, "__builtins__": true,
	"__file__": true, "__path__": true, "__annotate__": true, "__annotations__": true,
}

// wants puts a variable into the queue, if it is one and was not sent.
func (s *Sender) wants(m *pyrt.Module, name string) {
	if s.sent(m, name) || ofItself[name] {
		return
	}
	if v := (variable{m, name}); m.Variable(name) != nil {
		s.queue = append(s.queue, v)
	} else {
		s.missing[v] = true
	}
}

// wantsAll is wants for all variables of a module.
func (s *Sender) wantsAll(m *pyrt.Module) {
	s.add(m)
	for _, name := range m.VariableNames() {
		s.wants(m, name)
	}
}

// flush defines the variables in the queue, and those that they need.
func (s *Sender) flush() error {
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		if err := s.define(next.m, next.name); err != nil {
			s.queue = append(s.queue, next)
			return err
		}
	}
	return nil
}

// prerequisites writes the variables in the queue in front of a value in the news that is
// read by a function: it may need them.
func (c *coder) prerequisites(e *Encoder) error {
	if !c.news {
		return nil
	}
	s := c.sender
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		if s.sent(next.m, next.name) {
			continue
		}
		e.Tag(tagFirst)
		if err := s.define(next.m, next.name); err != nil {
			return err
		}
	}
	return nil
}

// define sends a variable, unless it was sent.
func (s *Sender) define(m *pyrt.Module, name string) error {
	s.add(m)
	if s.sent(m, name) {
		return nil
	}
	return s.try(func() error { return s.teller.definition(s.news, m, name) }, func(err error) {
		s.news.Tag(tagDefine)
		s.news.Text(m.Name())
		s.news.Text(name)
		s.absence(s.news, m.Variable(name), err)
		s.mark(m, name)
	})
}

// try has f write news. What it has written is taken back if that fails, and unless the
// reason is that the thread is to stop, instead writes something else.
func (s *Sender) try(f func() error, instead func(error)) error {
	before, marked := s.news.mark(), len(s.journal)
	s.trying++
	err := f()
	s.trying--
	if err != nil {
		s.news.rollback(before)
		for _, v := range s.journal[marked:] {
			delete(s.modules[v.m], v.name)
		}
		s.queue = append(s.queue, s.journal[marked:]...)
		s.journal = s.journal[:marked]
	}
	if s.trying == 0 {
		s.journal = s.journal[:0]
	}
	if err != nil && object.Catch(err, 0).Class().Is(object.ExceptionClass) {
		instead(err)
		return nil
	}
	return err
}

// tell sends a class that is no variable, and returns its number in the news.
func (s *Sender) tell(class *object.Class) (int, error) {
	var failed error
	err := s.try(func() error { return s.news.guard(func() error { return s.teller.contents(s.news, class) }) }, func(err error) { failed = err })
	if err = cmp.Or(err, failed); err != nil {
		return 0, err
	}
	n, _ := s.news.Number(class)
	return n, nil
}

// addClass notes the number of a class that is being told.
func (s *Sender) addClass(class *object.Class) {
	n, _ := s.news.Number(class)
	s.classes[n] = class
}

// Result reads what a call returned. An exception that it raised is the error: its
// __cause__ is a [RemoteTraceback]. It keeps nothing of the result's data. The caller has
// the script lock.
func (s *Sender) Result(t *script.Thread, result workerpool.Payload) (starlark.Value, error) {
	return t.Run(nil, func() (starlark.Value, error) {
		s.task.t = t
		d := NewPayloadDecoder(&s.task, result)
		raised, text, err := d.outcome()
		if err != nil {
			return nil, err
		}
		v, err := d.Value()
		if err != nil || !raised {
			return v, err
		}
		x, ok := v.(*object.Exception)
		if !ok {
			return nil, d.Errorf("a %s was raised", v.Type())
		}
		return nil, remote(x, text)
	})
}
