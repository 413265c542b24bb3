class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head, self._n = None, 0
        for item in items:
            self.append(item)

    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            last = self.head
            while last.next is not None:
                last = last.next
            last.next = node
        self._n += 1

    def reverse(self):
        prev, node = None, self.head
        while node:
            node.next, prev, node = prev, node, node.next
        self.head = prev

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self._n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0:
            i += len(self)
        for n, v in enumerate(self):
            if n == i:
                return v
        raise IndexError("list index out of range")

    def __eq__(self, other):
        return isinstance(other, LinkedList) and list(self) == list(other)

    def __repr__(self):
        return f"LinkedList({list(self)!r})"

    def __add__(self, other):
        return LinkedList([*self, *other])


l = LinkedList("abc")
print(l, len(l), l[0], l[-1], l[1:], "b" in l, list(reversed(list(l))))
l.reverse()
print(l, l == LinkedList("cba"), l == ["c"], l + [1, 2], bool(LinkedList()))
try:
    l[10]
except IndexError as e:
    print(e)


class Tree:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.insert(key)
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)

    def __contains__(self, key):
        if key == self.key:
            return True
        child = self.left if key < self.key else self.right
        return child is not None and key in child


t = Tree(5)
for k in [2, 8, 1, 9, 3]:
    t.insert(k)
print(list(t), t.depth(), 3 in t, 4 in t, [*t][::-1], sum(t))
a, b = Node(1), Node(2)
a.next, b.next = b, a
seen, node = [], a
while not any(node is s for s in seen):
    seen.append(node)
    node = node.next
print([n.value for n in seen], a.next.next is a)
