#include "model/kernels/kernels.hpp"

#include "model/kernels/attention.hpp"

namespace sayso {

namespace kernels_plain {
extern const Kernels set;
}
namespace kernels_avx2 {
extern const Kernels set;
}
namespace kernels_avx512 {
extern const Kernels set;
}
namespace kernels_vnni {
void attend(const float* qkv, std::size_t first, std::size_t count, std::size_t heads, float* mixed);
}

KernelSets runnable_kernels() {
  KernelSets found{{&kernels_plain::set, nullptr, nullptr}, 1};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    found.sets[found.count++] = &kernels_avx2::set;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) {
    found.sets[found.count++] = &kernels_avx512::set;
  }
  return found;
}

const Kernels& kernels() {
  static const Kernels& chosen = []() -> const Kernels& {
    const KernelSets found = runnable_kernels();
    return *found.sets[found.count - 1];
  }();
  return chosen;
}

std::vector<RecurrentRow> in_blocks(std::span<const float> recurrent, std::size_t state) {
  constexpr std::size_t part = RecurrentRow::width;
  const std::size_t width = 4 * state;
  std::vector<RecurrentRow> rows(recurrent.size() / part);
  for (std::size_t i = 0; i < rows.size() * part; ++i) {
    const std::size_t row = i / width, column = i % width;
    rows[column / part * state + row].columns[column % part] = recurrent[i];
  }
  return rows;
}

IntegerAttention integer_attention() {
  const bool is_runnable = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512vnni");
  return is_runnable ? kernels_vnni::attend : nullptr;
}

}  // namespace sayso
