// Bradley-Terry strengths of language models from counts of judgments; written by Caravan.
// Ties: rao-kupper. Strengths are log-odds and sum to zero.
// beta[1]: "a"
// beta[2]: "b"
// beta[3]: "c"
// beta[4]: "d"
data {
  int<lower=2> K; // models
  int<lower=1> P; // ordered pairs
  array[P] int<lower=1, upper=K> left_model; // shown first
  array[P] int<lower=1, upper=K> right_model;
  vector<lower=0>[P] left_wins; // counts need not be whole
  vector<lower=0>[P] right_wins;
  real<lower=0> tau_scale;
  real<lower=0> order_scale;
  int<lower=1> I; // informative priors
  array[I] int<lower=1, upper=K> known;
  vector[I] known_mean;
  vector<lower=0>[I] known_scale;
  vector<lower=0>[P] ties;
  real tie_mean;
  real<lower=0> tie_scale;
}
parameters {
  vector[K - 1] free;
  real<lower=0> tau;
  real alpha; // positive: the first position is favoured
  real log_kappa;
}
transformed parameters {
  vector[K] beta = append_row(free, -sum(free));
}
model {
  vector[P] eta = alpha + beta[left_model] - beta[right_model];
  real kappa = exp(log_kappa);
  target += normal_lpdf(beta | 0, tau) + log(tau); // K strengths in K - 1 dimensions
  target += cauchy_lpdf(tau | 0, tau_scale);
  target += normal_lpdf(alpha | 0, order_scale);
  target += normal_lpdf(beta[known] | known_mean, known_scale);
  target += normal_lpdf(log_kappa | tie_mean, tie_scale);
  target += dot_product(left_wins + ties, log_inv_logit(eta - kappa));
  target += dot_product(right_wins + ties, log_inv_logit(-eta - kappa));
  target += sum(ties) * (2 * kappa + log1m_exp(-2 * kappa)); // log(e^(2 kappa) - 1)
}
