/** The order in which people write the keys of Compose files. Edits put a new key behind the last one before it here. */
const order = [
  'version name x-* include services',
  // services
  'extends profiles image build platform pull_policy container_name hostname user group_add privileged security_opt',
  'cap_add cap_drop read_only tmpfs init entrypoint command working_dir env_file environment labels ports expose',
  'network_mode networks extra_hosts dns depends_on links volumes volumes_from devices configs secrets healthcheck',
  'restart stop_signal stop_grace_period logging deploy mem_limit mem_reservation memswap_limit cpus pids_limit',
  // what stands in them
  'context dockerfile args target driver options mode replicas memory pids resources limits reservations',
];

export const keyOrder: readonly string[] = order.join(' ').split(' ');
