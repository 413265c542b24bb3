package functools

import (
	"errors"
	"fmt"
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
	"fstar/internal/value"
)

// A Cache is a function that keeps the results of its calls: what functools.lru_cache
// returns.
//
// The script lock guards it, and nothing else: while the function runs, or blocks, other
// threads may call it too, with the same arguments as well. As in CPython, it is called
// for each of them then, and the result that comes first is kept.
type Cache struct {
	object.Wrapper
	fn      starlark.Value
	maxsize int // unbounded: none
	typed   bool

	hits, misses int
	size         int
	entries      map[uint32][]*entry // by the hash of the key
	newest       entry               // ring of the entries; of a bounded cache only
}

const unbounded = -1

// entry is a call and its result.
type entry struct {
	hash       uint32
	key, value starlark.Value
	next, prev *entry // the next older and the next newer
}

var (
	_ starlark.Callable    = (*Cache)(nil)
	_ starlark.HasSetField = (*Cache)(nil)
	_ object.Binder        = (*Cache)(nil)
	_ object.Classed       = (*Cache)(nil)
)

var (
	cacheClass     = object.NewNative("functools", "_lru_cache_wrapper")
	cacheInfoClass = pytuple.NewNamedTuple("functools", "CacheInfo", []string{"hits", "misses", "maxsize", "currsize"}, nil)
)

// lruOptions are the arguments of lru_cache.
type lruOptions struct {
	maxsize int
	typed   bool
}

// lruCache is the decorator, called with arguments, or with the function itself.
func lruCache(_ *script.Thread, maxsize starlark.Value, typed bool) (starlark.Value, error) {
	o := lruOptions{typed: typed}
	switch v := maxsize.(type) {
	case starlark.NoneType:
		o.maxsize = unbounded
	case starlark.Int:
		n, ok := v.Int64()
		if !ok && v.Sign() > 0 {
			n = 1 << 62
		}
		o.maxsize = int(max(n, 0))
	case starlark.Bool:
		if v {
			o.maxsize = 1
		}
	case starlark.Callable:
		o.maxsize = 128
		return o.decorate(nil, v)
	default:
		return nil, object.TypeError.Errorf("Expected first argument to be an integer, a callable, or None")
	}
	return lruDecorator.With(o), nil
}

// lruDecorator is what lru_cache with arguments returns.
var lruDecorator = native.M1("lru_cache", "user_function", "keeps the results of the calls made last", lruOptions.decorate)

func (o lruOptions) decorate(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	return newCache(fn, o.maxsize, o.typed)
}

func unboundedCache(_ *script.Thread, fn starlark.Value) (starlark.Value, error) {
	return newCache(fn, unbounded, false)
}

func newCache(fn starlark.Value, maxsize int, typed bool) (starlark.Value, error) {
	if err := mustBeCallable(fn); err != nil {
		return nil, err
	}
	c := &Cache{fn: fn, maxsize: maxsize, typed: typed}
	c.clear()
	return object.Wraps(c, fn, object.WrapperAssignments, true)
}

func (c *Cache) clear() {
	for e := c.newest.next; e != nil && e != &c.newest; {
		next := e.next
		e.next, e.prev = nil, nil // for a use that is about to come
		e = next
	}
	c.hits, c.misses, c.size = 0, 0, 0
	c.entries = make(map[uint32][]*entry)
	c.newest.next, c.newest.prev = &c.newest, &c.newest
}

// CallInternal returns the result kept for the arguments, or that of a call.
func (c *Cache) CallInternal(thread *starlark.Thread, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if c.maxsize == 0 {
		c.misses++
		return object.Call(thread, c.fn, args, kwargs)
	}
	key := c.key(args, kwargs)
	// Hash and comparison of instances are script code: while they run, others may
	// change the cache.
	hash, err := key.Hash()
	if err != nil {
		return nil, unhashable(args, kwargs, err)
	}
	e, err := c.find(hash, key)
	if err != nil {
		return nil, err
	}
	if e != nil {
		c.hits++
		c.use(e)
		return e.value, nil
	}
	c.misses++
	v, err := object.Call(thread, c.fn, args, kwargs)
	if err != nil {
		return nil, err
	}
	if e, err = c.find(hash, key); err != nil {
		return nil, err
	}
	if e == nil { // or another call with these arguments was faster
		c.add(&entry{hash: hash, key: key, value: v})
	}
	return v, nil
}

// find returns the entry for key, or nil.
func (c *Cache) find(hash uint32, key starlark.Value) (*entry, error) {
	for _, e := range c.entries[hash] {
		if eq, err := starlark.Equal(e.key, key); err != nil {
			return nil, err
		} else if eq {
			return e, nil
		}
	}
	return nil, nil
}

// use makes e the newest entry, if it is still there and the cache is bounded.
func (c *Cache) use(e *entry) {
	if e.next == nil {
		return
	}
	e.prev.next, e.next.prev = e.next, e.prev
	c.push(e)
}

func (c *Cache) push(e *entry) {
	e.prev, e.next = &c.newest, c.newest.next
	e.prev.next, e.next.prev = e, e
}

// add adds an entry, in the place of the oldest if the cache is full. The slices in
// c.entries are not changed in place, since a find may be at one.
func (c *Cache) add(e *entry) {
	if c.maxsize != unbounded {
		if c.size >= c.maxsize {
			c.remove(c.newest.prev)
		}
		c.push(e)
	}
	bucket := c.entries[e.hash]
	c.entries[e.hash] = append(bucket[:len(bucket):len(bucket)], e)
	c.size++
}

func (c *Cache) remove(e *entry) {
	e.prev.next, e.next.prev = e.next, e.prev
	e.prev, e.next = nil, nil
	bucket := slices.Clone(c.entries[e.hash])
	bucket = slices.DeleteFunc(bucket, func(x *entry) bool { return x == e })
	if len(bucket) == 0 {
		delete(c.entries, e.hash)
	} else {
		c.entries[e.hash] = bucket
	}
	c.size--
}

// kwargsMark stands between the positional and the other arguments in a key.
var kwargsMark = starlark.String("\x00kwargs")

// key returns what two calls have in common that are the same for the cache: the
// arguments, in their order, and their types if the cache is typed. One argument that is
// an int or a str is the key itself, so that f(1) and f(1.0) are two calls but f(1, 2)
// and f(1.0, 2) are one: this is CPython's rule.
func (c *Cache) key(args starlark.Tuple, kwargs []starlark.Tuple) starlark.Value {
	if !c.typed && len(kwargs) == 0 && len(args) == 1 {
		switch v := args[0].(type) {
		case starlark.Int, starlark.String:
			return v
		}
	}
	key := make(starlark.Tuple, 0, 2*(len(args)+2*len(kwargs))+1)
	for _, v := range args {
		key = append(key, keyPart(v))
	}
	if len(kwargs) > 0 {
		key = append(key, kwargsMark)
		for _, kw := range kwargs {
			key = append(key, kw[0], keyPart(kw[1]))
		}
	}
	if c.typed {
		for _, v := range args {
			key = append(key, object.ClassOf(v))
		}
		for _, kw := range kwargs {
			key = append(key, object.ClassOf(kw[1]))
		}
	}
	return key
}

// keyPart returns the int that a bool equals in Python, and other values as they are.
func keyPart(v starlark.Value) starlark.Value {
	switch v {
	case starlark.True:
		return starlark.MakeInt(1)
	case starlark.False:
		return starlark.MakeInt(0)
	}
	return v
}

// unhashable returns Python's error for the argument that has no hash.
func unhashable(args starlark.Tuple, kwargs []starlark.Tuple, err error) error {
	var e *object.Exception
	if errors.As(err, &e) {
		return err
	}
	for _, kw := range kwargs {
		args = append(args[:len(args):len(args)], kw[1])
	}
	for _, v := range args {
		if _, err := v.Hash(); err != nil {
			return object.TypeError.Errorf("unhashable type: '%s'", object.TypeName(v))
		}
	}
	return err
}

func init() {
	native.Table{
		Doc: "the class of what lru_cache and cache return",
		Methods: append(native.InC("functools",
			native.M0("cache_info", "", "how often there was a result, and how many are kept", (*Cache).info),
			native.M0("cache_clear", "", "drops the results", (*Cache).drop),
		),
			native.M0("cache_parameters", "", "a dict of maxsize and typed", (*Cache).parameters),
		),
	}.Define(cacheClass)
}

// info is cache_info.
func (c *Cache) info(*script.Thread) (starlark.Value, error) {
	return pytuple.MakeNamedTuple(cacheInfoClass, starlark.MakeInt(c.hits), starlark.MakeInt(c.misses), c.limit(), starlark.MakeInt(c.size)), nil
}

// drop is cache_clear.
func (c *Cache) drop(*script.Thread) (value.Value, error) {
	c.clear()
	return value.None, nil
}

// parameters is cache_parameters.
func (c *Cache) parameters(*script.Thread) (*value.Dict, error) {
	d := value.NewDict(2)
	d.SetKey(starlark.String("maxsize"), c.limit())
	d.SetKey(starlark.String("typed"), starlark.Bool(c.typed))
	return d, nil
}

// limit returns maxsize as scripts see it.
func (c *Cache) limit() starlark.Value {
	if c.maxsize == unbounded {
		return starlark.None
	}
	return starlark.MakeInt(c.maxsize)
}

// BindTo returns c as a method of self, which is then one of the arguments.
func (c *Cache) BindTo(self starlark.Value) starlark.Value {
	return &object.Method{Self: self, Func: c}
}

// Class returns the class of such functions.
func (c *Cache) Class() *object.Class { return cacheClass }

// String returns the repr.
func (c *Cache) String() string {
	return fmt.Sprintf("<functools._lru_cache_wrapper object at %#x>", object.Address(c))
}

// Type returns "functools._lru_cache_wrapper".
func (c *Cache) Type() string { return "functools._lru_cache_wrapper" }

// Hash returns a hash of the identity of c.
func (c *Cache) Hash() (uint32, error) { return object.AddressHash(c), nil }

// Attr returns the attribute called name, or nil.
func (c *Cache) Attr(name string) (starlark.Value, error) {
	if v, err := c.Wrapper.Attr(name); v != nil || err != nil {
		return v, err
	}
	if v, err := cacheClass.AttrOf(c, name); v != nil || err != nil {
		return v, err
	}
	return nil, object.AttributeError.Errorf("'functools._lru_cache_wrapper' object has no attribute '%s'", name)
}

// AttrNames returns the names of the attributes.
func (c *Cache) AttrNames() []string { return cacheClass.AttrNamesOf(c.Wrapper.AttrNames()...) }

// Reduce returns lru_cache(maxsize, typed)(fn): another process has a cache of its own.
func (c *Cache) Reduce() *object.Reduction {
	return &object.Reduction{Module: "functools", Name: "lru_cache", Args: starlark.Tuple{c.limit(), starlark.Bool(c.typed)}, Then: starlark.Tuple{c.fn}}
}
