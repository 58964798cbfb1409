const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Names that each place may have, by the daemons' manuals; old ones too, for they are no misspellings. */
export const vocabulary = {
  /** corosync.conf(5), of 1.4 to 3.1. */
  totem:
    words(`version token token_warning token_retransmit token_retransmits_before_loss_const token_coefficient token_timeout hold join
    send_join consensus merge downcheck fail_recv_const seqno_unchanged_const heartbeat_failures_allowed max_network_delay window_size
    max_messages miss_count_const rrp_mode rrp_problem_count_timeout rrp_problem_count_threshold rrp_problem_count_mcast_threshold
    rrp_token_expired_timeout rrp_autorecovery_check_timeout secauth crypto_model crypto_cipher crypto_hash crypto_compat crypto_type
    keyfile key transport netmtu threads vsftype clear_node_high_bit nodeid cluster_name ip_version ip_dscp link_mode knet_pmtud_interval
    knet_mtu knet_compression_model knet_compression_threshold knet_compression_level block_unlisted_ips cancel_token_hold_on_retransmit
    allow_knet_handle_fallback interface config_version`),
  quorum:
    words(`provider expected_votes two_node wait_for_all last_man_standing last_man_standing_window auto_tie_breaker
    auto_tie_breaker_node allow_downscale device votes disallowed quorum_votes leaving_timeout expected_votes_tracking`),
  /** pacemaker-schedulerd(7), pacemaker-controld(7) and what tools keep there. */
  properties:
    words(`stonith-enabled stonith-timeout stonith-action stonith-watchdog-timeout stonith-max-attempts no-quorum-policy
    symmetric-cluster maintenance-mode stop-all-resources start-failure-is-fatal enable-startup-probes concurrent-fencing startup-fencing
    priority-fencing-delay fence-reaction fencing-watchdog-timeout have-watchdog cluster-recheck-interval cluster-delay cluster-name
    cluster-infrastructure cluster-ipc-limit batch-limit migration-limit dc-version dc-deadtime election-timeout shutdown-escalation
    shutdown-lock shutdown-lock-limit stop-orphan-resources stop-orphan-actions remove-after-stop pe-error-series-max pe-warn-series-max
    pe-input-series-max placement-strategy node-health-strategy node-health-base node-health-green node-health-yellow node-health-red
    node-action-limit load-threshold join-integration-timeout join-finalization-timeout crmd-transition-delay transition-delay
    default-resource-stickiness default-action-timeout is-managed-default default-migration-threshold expected-quorum-votes
    last-lrm-refresh enable-acl probe-unmanaged`),
  /** Galera system variables of MariaDB and Percona. */
  wsrep:
    words(`wsrep_on wsrep_provider wsrep_provider_options wsrep_cluster_address wsrep_cluster_name wsrep_node_address
    wsrep_node_name wsrep_node_incoming_address wsrep_sst_method wsrep_sst_auth wsrep_sst_donor wsrep_sst_donor_rejects_queries
    wsrep_sst_receive_address wsrep_sst_allowed_methods wsrep_slave_threads wsrep_applier_threads wsrep_slave_uk_checks
    wsrep_slave_fk_checks wsrep_applier_uk_checks wsrep_applier_fk_checks wsrep_sync_wait wsrep_causal_reads wsrep_certify_nonpk
    wsrep_certification_rules wsrep_convert_lock_to_trx wsrep_auto_increment_control wsrep_debug wsrep_debug_option wsrep_desync
    wsrep_dirty_reads wsrep_drupal_282555_workaround wsrep_forced_binlog_format wsrep_gtid_domain_id wsrep_gtid_mode wsrep_ignore_apply_errors
    wsrep_load_data_splitting wsrep_log_conflicts wsrep_max_ws_rows wsrep_max_ws_size wsrep_mode wsrep_mysql_replication_bundle
    wsrep_notify_cmd wsrep_osu_method wsrep_patch_version wsrep_recover wsrep_reject_queries wsrep_replicate_myisam wsrep_restart_slave
    wsrep_retry_autocommit wsrep_start_position wsrep_status_file wsrep_strict_ddl wsrep_trx_fragment_size wsrep_trx_fragment_unit
    wsrep_data_home_dir wsrep_dbug_option wsrep_allowlist wsrep_buffered_auto_increment wsrep_min_log_verbosity innodb_flush_method
    innodb_flush_log_at_trx_commit innodb_flush_log_at_timeout innodb_flush_neighbors innodb_flush_sync innodb_flushing_avg_loops`),
  evs: words(`evs.suspect_timeout evs.inactive_timeout evs.inactive_check_period evs.keepalive_period evs.install_timeout
    evs.join_retrans_period evs.consensus_timeout evs.send_window evs.user_send_window evs.max_install_timeouts evs.view_forget_timeout
    evs.delayed_margin evs.delayed_keep_period evs.delay_margin evs.delay_keep_period evs.auto_evict evs.causal_keepalive_period
    evs.debug_log_mask evs.info_log_mask evs.stats_report_period evs.use_aggregate evs.version evs.evict`),
  /** RabbitMQ, “Configuration”: names of one part. */
  broker:
    words(`cluster_partition_handling cluster_keepalive_interval cluster_name net_ticktime heartbeat default_user default_pass
    default_vhost loopback_users frame_max channel_max max_message_size collect_statistics collect_statistics_interval
    load_definitions queue_master_locator queue_leader_locator queue_index_embed_msgs_below mirroring_sync_batch_size
    mnesia_table_loading_retry_timeout mnesia_table_loading_retry_limit handshake_timeout reverse_dns_lookups proxy_protocol
    delegate_count consumer_timeout classic_queue default_queue_type quorum_cell_size deprecated_features message_interceptors`),
  /** keepalived.conf(5), of a vrrp_instance. */
  vrrp: words(`state interface use_vmac vmac_xmit_base native_ipv6 mcast_src_ip unicast_src_ip unicast_peer unicast_ttl version
    garp_master_delay garp_master_repeat garp_lower_prio_delay garp_lower_prio_repeat garp_master_refresh garp_master_refresh_repeat
    garp_interval gna_interval virtual_router_id priority advert_int strict_mode nopreempt preempt preempt_delay skip_check_adv_addr
    authentication virtual_ipaddress virtual_ipaddress_excluded virtual_routes virtual_rules track_interface track_script track_file
    track_process track_bfd track_src_ip dont_track_primary smtp_alert notify notify_master notify_backup notify_fault notify_stop
    notify_deleted lvs_sync_daemon_interface linkbeat_use_polling accept no_accept highest_prio_master checksum_compatibility debug
    promote_secondaries no_virtual_ipaddress lower_prio_no_advert higher_prio_send_advert kernel_rx_buf_size use_ipvlan up_timer_delay
    down_timer_delay sync_group_tracking_weight init_fail notify_priority_changes old_unicast_checksum thread_timer_expired`),
  /** oslo.messaging, driver for RabbitMQ, of Juno to 2025.2. */
  messaging:
    words(`amqp_durable_queues amqp_auto_delete rabbit_auto_delete ssl ssl_version ssl_key_file ssl_cert_file ssl_ca_file
    ssl_enforce_fips_mode heartbeat_in_pthread kombu_ssl_version kombu_ssl_keyfile kombu_ssl_certfile kombu_ssl_ca_certs
    kombu_reconnect_delay kombu_reconnect_splay kombu_compression kombu_missing_consumer_retry_timeout kombu_failover_strategy
    rabbit_login_method rabbit_host rabbit_hosts rabbit_port rabbit_userid rabbit_password rabbit_virtual_host rabbit_use_ssl
    rabbit_retry_interval rabbit_retry_backoff rabbit_interval_max rabbit_max_retries rabbit_ha_queues rabbit_quorum_queue
    rabbit_transient_quorum_queue rabbit_quorum_delivery_limit rabbit_quorum_max_memory_length rabbit_quorum_max_memory_bytes
    rabbit_quroum_max_memory_length rabbit_quroum_max_memory_bytes rabbit_transient_queues_ttl rabbit_qos_prefetch_count
    heartbeat_timeout_threshold heartbeat_rate direct_mandatory_flag enable_cancel_on_failover use_queue_manager hostname processname
    rabbit_stream_fanout fake_rabbit channel_max frame_max tcp_user_timeout socket_timeout host_connection_reconnect_delay
    connection_factory pool_max_size pool_max_overflow pool_timeout pool_recycle pool_stale notification_persistence
    default_notification_exchange notification_retry_delay rpc_reply_retry_attempts rpc_reply_retry_delay rpc_queue_expiration
    default_rpc_exchange rpc_listener_prefetch_count rpc_reply_exchange rpc_reply_listener_prefetch_count default_serializer_type
    conn_pool_min_size conn_pool_ttl rpc_conn_pool_size max_retries retry_interval wait_timeout`),
  /** oslo.cache, of Liberty to 2025.2. */
  cache:
    words(`config_prefix expiration_time backend_expiration_time backend backend_argument proxies enabled debug_cache_backend
    memcache_servers memcache_dead_retry memcache_socket_timeout memcache_pool_maxsize memcache_pool_unused_timeout
    memcache_pool_connection_get_timeout memcache_pool_flush_on_reconnect memcache_sasl_enabled memcache_username memcache_password
    redis_server redis_db redis_username redis_password redis_sentinels redis_sentinel_service_name redis_socket_timeout tls_enabled
    tls_cafile tls_certfile tls_keyfile tls_allowed_ciphers enable_socket_keepalive socket_keepalive_idle socket_keepalive_interval
    socket_keepalive_count enable_retry_client retry_attempts retry_delay hashclient_retry_attempts hashclient_retry_delay
    hashclient_dead_timeout enforce_fips_mode use_advanced_pool dead_timeout`),
  /** HAProxy Configuration Manual, “Proxy keywords matrix”, of 1.4 to 3.x. */
  haproxy:
    words(`acl appsession backlog balance bind bind-process block capture clitimeout compression contimeout cookie declare
    default-server default_backend description disabled dispatch email-alert enabled errorfile errorfiles errorloc errorloc302 errorloc303
    error-log-format filter force-persist force-be-switch fullconn guid hash-balance-factor hash-preserve-affinity hash-type http-after-response
    http-check http-error http-request http-response http-reuse http-send-name-header id ignore-persist load-server-state-from-file log
    log-format log-format-sd log-steps log-tag max-keep-alive-queue max-session-srv-conns maxconn mode monitor monitor-net monitor-uri mysql-check no
    nbproc option persist quic-initial quota rate-limit redirect redispatch reqadd reqallow reqdel reqdeny reqiallow reqidel reqideny reqipass reqirep
    reqisetbe reqitarpit reqpass reqrep reqsetbe reqtarpit retries retry-on rspadd rspdel rspdeny rspidel rspideny rspirep rsprep server source
    server-state-file-name server-template source srvtimeout stats stick stick-table tcp-check tcp-request tcp-response timeout
    transparent unique-id-format unique-id-header use-fcgi-app use-server use_backend user group daemon chroot pidfile external-check`),
} as const;
