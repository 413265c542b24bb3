package workerpool

// A sentTask is a task that is with a worker process.
type sentTask struct {
	processItem
	id        uint64
	cancelled bool // the worker was told that the context has ended
}

// sentTasks are the tasks that are with a worker process, in the order in which
// they were sent, which is that of their results. The zero value is empty.
type sentTasks struct {
	items []sentTask
	first int // of items
}

func (s *sentTasks) len() int { return len(s.items) - s.first }

// all returns the tasks; the slice may be changed until the next push.
func (s *sentTasks) all() []sentTask { return s.items[s.first:] }

func (s *sentTasks) push(t sentTask) {
	if len(s.items) == cap(s.items) && s.first > len(s.items)/2 {
		n := copy(s.items, s.all())
		clear(s.items[n:])
		s.items, s.first = s.items[:n], 0
	}
	s.items = append(s.items, t)
}

// pop removes the first task; there must be one.
func (s *sentTasks) pop() sentTask {
	t := s.items[s.first]
	s.items[s.first] = sentTask{}
	s.first++
	if s.first == len(s.items) {
		s.items, s.first = s.items[:0], 0
	}
	return t
}

// truncate removes the tasks from the i-th on.
func (s *sentTasks) truncate(i int) {
	clear(s.items[s.first+i:])
	s.items = s.items[:s.first+i]
}
