#include "model/products.hpp"

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <tuple>
#include <unordered_map>

#include <dnnl.hpp>

// From libgomp, which oneDNN runs on: sayso's threads each read an article of their own, so a product uses one.
extern "C" void omp_set_num_threads(int count);

namespace sayso {

using dnnl::matmul;
using dnnl::memory;
using Kind = memory::data_type;
using Tag = memory::format_tag;

struct Packed::Held {
  std::size_t inputs = 0, outputs = 0;
  memory::desc description;
  memory weights;
};

Packed::Packed() : held_(std::make_unique<Held>()) {}
Packed::Packed(Packed&&) noexcept = default;
Packed& Packed::operator=(Packed&&) noexcept = default;
Packed::~Packed() = default;
std::size_t Packed::inputs() const { return held_->inputs; }
std::size_t Packed::outputs() const { return held_->outputs; }

namespace {

memory::dim dim(std::size_t size) { return static_cast<memory::dim>(size); }

memory::desc rows_of(std::size_t rows, std::size_t width, Kind kind) {
  return {{dim(rows), dim(width)}, kind, Tag::ab};
}

// dnnl::memory wants a pointer to mutable data even where it only reads.
void* writable(const void* data) {
  return const_cast<void*>(data);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void use_one_thread() {
  thread_local const bool done = [] {
    omp_set_num_threads(1);
    return true;
  }();
  static_cast<void>(done);
}

// The library's own scratchpad is that of the thread which made the primitive, and ours are run by all threads.
dnnl::primitive_attr attributes() {
  dnnl::primitive_attr attr;
  attr.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return attr;
}

// Room for what a primitive keeps while it runs, one a thread, on a page's boundary.
void* scratchpad(std::size_t size) {
  constexpr std::size_t boundary = 4096;
  thread_local std::vector<std::byte> bytes;
  if (bytes.size() < size + boundary) bytes.resize(size + boundary);
  std::size_t room = bytes.size();
  void* begin = bytes.data();
  return std::align(boundary, size, begin, room);
}

}  // namespace

struct Products::Held {
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};

  struct Made {
    matmul::primitive_desc description;
    matmul primitive;
    std::uint64_t number;  // unlike an address, never used again
  };
  // kind of product, rows, inputs, outputs -> primitive
  using Key = std::tuple<int, std::size_t, std::size_t, std::size_t>;
  mutable std::shared_mutex lock;
  mutable std::map<Key, std::unique_ptr<Made>> made;

  template <class Describe>
  const Made& get(const Key& key, Describe&& describe) const {
    {
      const std::shared_lock reading(lock);
      if (const auto found = made.find(key); found != made.end()) return *found->second;
    }
    const std::unique_lock writing(lock);
    auto& slot = made[key];
    if (!slot) {
      matmul::primitive_desc description(describe(), attributes(), engine);
      static std::atomic<std::uint64_t> numbers{0};
      slot = std::make_unique<Made>(Made{description, matmul(description), ++numbers});
    }
    return *slot;
  }

  const Made& by_matrix(Kind kind, std::size_t rows, const Packed::Held& matrix) const {
    return get({kind == Kind::u8 ? 0 : 1, rows, matrix.inputs, matrix.outputs}, [&] {
      return matmul::desc(rows_of(rows, matrix.inputs, kind), matrix.description,
                          rows_of(rows, matrix.outputs, Kind::f32));
    });
  }

  // Threads share primitives; each has a stream and a scratchpad of its own.
  static dnnl::stream& stream(const dnnl::engine& engine) {
    thread_local std::unordered_map<const void*, dnnl::stream> streams;
    const void* key = engine.get();
    auto found = streams.find(key);
    if (found == streams.end()) found = streams.emplace(key, dnnl::stream(engine)).first;
    return found->second;
  }

  // A product's operands in this thread. They are made once and then only told where the numbers are: making them anew
  // for each product would ask for memory ten times.
  std::unordered_map<int, memory>& operands(const Made& product) const {
    thread_local std::unordered_map<std::uint64_t, std::unordered_map<int, memory>> all;
    auto& own = all[product.number];
    if (own.empty()) {
      const auto add = [&](int argument, const memory::desc& description) {
        own.emplace(argument, memory(description, engine, nullptr));
      };
      add(DNNL_ARG_SRC, product.description.src_desc());
      add(DNNL_ARG_WEIGHTS, product.description.weights_desc());
      add(DNNL_ARG_DST, product.description.dst_desc());
      add(DNNL_ARG_SCRATCHPAD, product.description.scratchpad_desc());
    }
    return own;
  }

  void run(const Made& product, const void* a, const void* b, float* y) const {
    use_one_thread();
    auto& way = stream(engine);
    auto& own = operands(product);
    memory& spare = own.at(DNNL_ARG_SCRATCHPAD);
    own.at(DNNL_ARG_SRC).set_data_handle(writable(a), way);
    own.at(DNNL_ARG_WEIGHTS).set_data_handle(writable(b), way);
    own.at(DNNL_ARG_DST).set_data_handle(y, way);
    spare.set_data_handle(scratchpad(spare.get_desc().get_size()), way);
    product.primitive.execute(way, own);
    way.wait();
  }

  void pack(Packed::Held& held, const void* weights, Kind kind) const {
    use_one_thread();
    const Kind left = kind == Kind::s8 ? Kind::u8 : kind;
    const memory::dims sizes{dim(held.inputs), dim(held.outputs)};
    const matmul::primitive_desc wanted(matmul::desc(rows_of(most_rows, held.inputs, left),
                                                     memory::desc(sizes, kind, Tag::any),
                                                     rows_of(most_rows, held.outputs, Kind::f32)),
                                        attributes(), engine);
    held.description = wanted.weights_desc();
    held.weights = memory(held.description, engine);
    memory given(memory::desc(sizes, kind, Tag::ba), engine, writable(weights));
    auto& way = stream(engine);
    dnnl::reorder(given, held.weights).execute(way, given, held.weights);
    way.wait();
  }
};

Products::Products() : held_(std::make_unique<Held>()) {}
Products::~Products() = default;

Packed Products::pack(const std::int8_t* weights, std::size_t outputs, std::size_t inputs) {
  Packed packed;
  packed.held_->inputs = inputs;
  packed.held_->outputs = outputs;
  held_->pack(*packed.held_, weights, Kind::s8);
  return packed;
}

Packed Products::pack(const float* weights, std::size_t outputs, std::size_t inputs) {
  Packed packed;
  packed.held_->inputs = inputs;
  packed.held_->outputs = outputs;
  held_->pack(*packed.held_, weights, Kind::f32);
  return packed;
}

void Products::multiply(const std::uint8_t* x, const Packed& matrix, std::size_t rows, float* y) const {
  const auto& product = held_->by_matrix(Kind::u8, padded_rows(rows), *matrix.held_);
  held_->run(product, x, matrix.held_->weights.get_data_handle(), y);
}

void Products::multiply(const float* x, const Packed& matrix, std::size_t rows, float* y) const {
  const auto& product = held_->by_matrix(Kind::f32, padded_rows(rows), *matrix.held_);
  held_->run(product, x, matrix.held_->weights.get_data_handle(), y);
}

void Products::attend(const float* qkv, std::size_t size, std::size_t heads, std::size_t depth,
                      float* scores) const {
  const auto width = dim(3 * heads * depth), n = dim(size), d = dim(depth), h = dim(heads);
  const memory::desc queries({h, n, d}, Kind::f32, memory::dims{d, width, 1});
  const memory::desc keys({h, d, n}, Kind::f32, memory::dims{d, 1, width});
  const memory::desc out({h, n, n}, Kind::f32, Tag::abc);
  const auto& product = held_->get({2, size, heads, depth}, [&] { return matmul::desc(queries, keys, out); });
  held_->run(product, qkv, qkv + heads * depth, scores);
}

void Products::mix(const float* weights, const float* qkv, std::size_t size, std::size_t heads,
                   std::size_t depth, float* mixed) const {
  const auto width = dim(3 * heads * depth), n = dim(size), d = dim(depth), h = dim(heads);
  const memory::desc shares({h, n, n}, Kind::f32, Tag::abc);
  const memory::desc values({h, n, d}, Kind::f32, memory::dims{d, width, 1});
  const memory::desc out({h, n, d}, Kind::f32, memory::dims{d, dim(heads * depth), 1});
  const auto& product =
      held_->get({3, size, heads, depth}, [&] { return matmul::desc(shares, values, out); });
  held_->run(product, weights, qkv + 2 * heads * depth, mixed);
}

}  // namespace sayso
