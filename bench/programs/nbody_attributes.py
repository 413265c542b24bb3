"""Five planets pull at each other: floats in attributes."""

import sys


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class Body:
    def __init__(self, position, velocity, mass):
        self.position = position
        self.velocity = velocity
        self.mass = mass


def bodies():
    return [
        Body(Vector(0.0, 0.0, 0.0), Vector(0.0, 0.0, 0.0), 39.47841760435743),
        Body(Vector(4.8414314424647209, -1.16032004402742839, -0.103622044471123109), Vector(0.606326392995832, 2.81198684491626, -0.02521836165988763), 0.03769367487038949),
        Body(Vector(8.34336671824457987, 4.12479856412430479, -0.403523417114321381), Vector(-1.0107743461787924, 1.8256623712304119, 0.008415761376584154), 0.011286326131968767),
        Body(Vector(12.8943695621391310, -15.1111514016986312, -0.223307578892655734), Vector(1.0827910064415354, 0.8687130181696082, -0.010832637401363636), 0.0017237240570597112),
        Body(Vector(15.3796971148509165, -25.9193146099879641, 0.179258772950371181), Vector(0.979090732243898, 0.5946989986476762, -0.034755955550407046), 0.0020336868699246304),
    ]


def advance(pairs, system, dt):
    for a, b in pairs:
        p = a.position
        q = b.position
        dx = p.x - q.x
        dy = p.y - q.y
        dz = p.z - q.z
        square = dx * dx + dy * dy + dz * dz
        pull = dt / (square * square**0.5)
        v = a.velocity
        w = b.velocity
        v.x -= dx * b.mass * pull
        v.y -= dy * b.mass * pull
        v.z -= dz * b.mass * pull
        w.x += dx * a.mass * pull
        w.y += dy * a.mass * pull
        w.z += dz * a.mass * pull
    for body in system:
        body.position.x += dt * body.velocity.x
        body.position.y += dt * body.velocity.y
        body.position.z += dt * body.velocity.z


def energy(pairs, system):
    total = 0.0
    for body in system:
        v = body.velocity
        total += 0.5 * body.mass * (v.x * v.x + v.y * v.y + v.z * v.z)
    for a, b in pairs:
        p = a.position
        q = b.position
        total -= a.mass * b.mass / ((p.x - q.x) ** 2 + (p.y - q.y) ** 2 + (p.z - q.z) ** 2) ** 0.5
    return total


def main(n):
    system = bodies()
    pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1 :]]
    print(f"{energy(pairs, system):.9f}")
    for _ in range(n):
        advance(pairs, system, 0.01)
    print(f"{energy(pairs, system):.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 90000)
