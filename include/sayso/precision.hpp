// In which arithmetic the network is computed. Both use the weights of the same model file.
//
//   Model::open(path, Precision::reference)      // slower; what int8 is compared with
//
// Odd case: a model file with float weights (made for comparisons) can be read in either.
#pragma once

#include <cstdint>

namespace sayso {

enum class Precision : std::uint8_t {
  int8,       // activations rounded to bytes, a scale a row
  reference,  // float activations
};

}  // namespace sayso
